package io.kognita.userpool.auth;

import io.kognita.userpool.token.TokenSource;
import io.kognita.userpool.user.User;
import java.time.Instant;
import java.util.UUID;

/**
 * A user whose first factor is proved, on the way to tokens.
 *
 * @param signIn id of the sign-in
 * @param username the name the user gave at the first step
 * @param source what the tokens will be made for
 */
public record Proof(UUID signIn, User user, String username, TokenSource source) {

    /** The proof that a session carries. */
    public static Proof of(Session session, User user) {
        return new Proof(session.signIn(), user, session.username(), session.source());
    }

    /** The end of the sign-in. */
    public Outcome.Proved complete(Instant now) {
        return new Outcome.Proved(signIn, user, now, source);
    }

    Session session(Instant expires) {
        return new Session(signIn, user.sub(), username, null, source, expires);
    }
}
