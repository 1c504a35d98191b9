package io.kognita.userpool.password;

import io.kognita.userpool.work.BoundedWorkers;
import jakarta.inject.Singleton;

/** The threads on which passwords are hashed. */
@Singleton
public class HashingWorkers extends BoundedWorkers {

    HashingWorkers(PasswordHashing hashing) {
        super(
                "kognita-hashing",
                hashing.workers().orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                hashing.queue());
    }
}
