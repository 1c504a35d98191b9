package io.kognita.userpool.userexport;

import io.kognita.userpool.work.BoundedWorkers;
import jakarta.inject.Singleton;

/** The thread that seals parts: one, for requests come first. */
@Singleton
class ExportWorkers extends BoundedWorkers {

    private static final int WAITING = 16;

    ExportWorkers() {
        super("kognita-export", 1, WAITING);
    }
}
