package io.kognita.userpool.work;

import jakarta.inject.Singleton;

/** The threads on which large files are searched. */
@Singleton
public class LookupWorkers extends BoundedWorkers {

    private static final int THREADS = 4;
    private static final int QUEUE = 1000;

    LookupWorkers() {
        super("kognita-lookup", THREADS, QUEUE);
    }
}
