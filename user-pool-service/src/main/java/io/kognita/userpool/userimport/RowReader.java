package io.kognita.userpool.userimport;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the rows of a chunk, off the event loop. */
@Singleton
class RowReader {

    private final ImportedUsers users;
    private final ChunkTable chunks;
    private final ImportWorkers workers;

    RowReader(ImportedUsers users, ChunkTable chunks, ImportWorkers workers) {
        this.users = users;
        this.chunks = chunks;
        this.workers = workers;
    }

    Uni<Batch> read(Pool pool, ImportRules rules, ImportChunk chunk) {
        return workers.compute(() -> batch(pool, rules, chunk));
    }

    private Batch batch(Pool pool, ImportRules rules, ImportChunk chunk) {
        Map<Integer, User> read = new LinkedHashMap<>();
        List<LogLine> failures = new ArrayList<>();
        int number = chunk.firstLine();
        for (String line : chunks.text(chunk).split("\n", -1)) {
            if (!line.isBlank()) {
                try {
                    read.put(number, users.read(pool, rules, line.stripTrailing()));
                } catch (RowRefused refused) {
                    failures.add(LogLine.failed(number, refused.getMessage()));
                }
            }
            number++;
        }
        return new Batch(read, failures);
    }
}
