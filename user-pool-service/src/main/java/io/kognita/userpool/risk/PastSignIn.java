package io.kognita.userpool.risk;

import io.kognita.userpool.auth.event.Origin;
import io.kognita.userpool.auth.event.Place;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt to sign in that was.
 *
 * @param passed whether it ended in tokens
 * @param judgement whether somebody said that it was the user, or was not; empty where nobody said anything
 */
public record PastSignIn(
        Origin origin, Optional<Place> place, Instant at, boolean passed, Optional<Boolean> judgement) {}
