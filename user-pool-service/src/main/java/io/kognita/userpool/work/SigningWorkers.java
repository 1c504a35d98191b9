package io.kognita.userpool.work;

import jakarta.inject.Singleton;

/** Signs tokens and raises SRP's numbers, apart from password hashing, so that a refresh does not wait behind sign-ins. */
@Singleton
public class SigningWorkers extends BoundedWorkers {

    SigningWorkers(SigningWork work) {
        super(
                "kognita-signing",
                work.workers().orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                work.queue());
    }
}
