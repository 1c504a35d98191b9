package io.kognita.userpool.userimport;

import io.kognita.userpool.work.BoundedWorkers;
import jakarta.inject.Singleton;

/** The thread that reads rows: one, for one job is worked on at a time, and requests come first. */
@Singleton
class ImportWorkers extends BoundedWorkers {

    private static final int WAITING = 16;

    ImportWorkers() {
        super("kognita-import", 1, WAITING);
    }
}
