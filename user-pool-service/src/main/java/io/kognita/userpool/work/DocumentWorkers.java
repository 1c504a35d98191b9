package io.kognita.userpool.work;

import jakarta.inject.Singleton;

/** Reads documents that operators upload, metadata and pictures: seldom, so one at a time is enough. */
@Singleton
public class DocumentWorkers extends BoundedWorkers {

    private static final int WAITING = 50;

    DocumentWorkers() {
        super("kognita-documents", 1, WAITING);
    }
}
