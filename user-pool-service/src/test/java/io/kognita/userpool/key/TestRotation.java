package io.kognita.userpool.key;

import io.kognita.userpool.TestDatabase;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Singleton;

/** Lets time pass for the keys of one pool alone, and rotates what is due. */
@Singleton
class TestRotation {

    private final TestDatabase database;
    private final KeyRotation rotation;

    TestRotation(TestDatabase database, KeyRotation rotation) {
        this.database = database;
        this.rotation = rotation;
    }

    /** Rotates the keys of a pool after three months. */
    void rotate(String pool) throws Throwable {
        age(pool);
        run();
    }

    /** Makes keys three months older. */
    void age(String pool) {
        database.run(
                "update signing_key set created_at = created_at - interval '91 days',"
                        + " promoted_at = promoted_at - interval '91 days' where pool_id = $1",
                pool);
    }

    /** One round of the rotation. */
    void run() throws Throwable {
        VertxContextSupport.subscribeAndAwait(rotation::run);
    }
}
