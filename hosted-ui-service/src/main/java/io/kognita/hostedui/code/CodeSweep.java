package io.kognita.hostedui.code;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Forgets old authorization codes, a bounded batch at a time. */
@Singleton
class CodeSweep {

    private final AuthorizationCodes codes;

    CodeSweep(AuthorizationCodes codes) {
        this.codes = codes;
    }

    @Scheduled(every = "10s", delayed = "30s")
    Uni<Void> run() {
        return codes.sweep().repeat().until(done -> done).collect().last().replaceWithVoid();
    }
}
