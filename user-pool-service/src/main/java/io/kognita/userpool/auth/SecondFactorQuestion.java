package io.kognita.userpool.auth;

import io.kognita.userpool.user.SecondFactor;
import io.smallrye.mutiny.Uni;

/** Asks a user for a second factor that they have. */
public interface SecondFactorQuestion {

    SecondFactor factor();

    /** Puts the question to a user who can answer it. */
    Uni<Outcome> put(Attempt attempt, Proof proof);
}
