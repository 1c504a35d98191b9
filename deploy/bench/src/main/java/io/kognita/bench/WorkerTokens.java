package io.kognita.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A token for each worker, got at its first use, which falls into the warm-up. */
final class WorkerTokens {

    private final Map<Integer, String> tokens = new ConcurrentHashMap<>();
    private final Source source;

    WorkerTokens(Source source) {
        this.source = source;
    }

    String of(int worker) throws IOException, InterruptedException {
        String token = tokens.get(worker);
        if (token == null) {
            token = source.token(worker);
            tokens.put(worker, token);
        }
        return token;
    }

    /** Gets a token. */
    @FunctionalInterface
    interface Source {
        String token(int worker) throws IOException, InterruptedException;
    }
}
