package io.kognita.userpool.auth;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.token.TokenSource;
import io.kognita.userpool.user.User;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * A user whose first factor is proved, on the way to tokens.
 *
 * @param signIn id of the sign-in
 * @param username the name the user gave at the first step
 * @param source what the tokens will be made for
 * @param deviceKey the device that the client named last, or null
 * @param assessment what is known of the risk
 */
public record Proof(
        UUID signIn, User user, String username, TokenSource source, String deviceKey, Assessment assessment) {

    /** The proof of a first factor in this call. */
    public static Proof of(Attempt attempt, UUID signIn, User user, String username) {
        return new Proof(signIn, user, username, TokenSource.AUTHENTICATION, attempt.deviceKey(), attempt.assessment());
    }

    /** What a first factor other than a password would prove in this call; empty for whoever may not sign in by one. */
    public static Optional<Proof> ofFirstFactor(Attempt attempt, Candidate candidate, UUID signIn) {
        return candidate
                .user()
                .filter(User::enabled)
                .filter(user -> user.status() == UserStatusType.CONFIRMED)
                .map(user -> of(attempt, signIn, user, candidate.username()));
    }

    /** The proof that the session of an answer carries; the answer may name a device. */
    public static Proof of(Attempt attempt, Session session, User user) {
        return new Proof(
                session.signIn(),
                user,
                session.username(),
                session.source(),
                attempt.deviceKey() == null ? session.deviceKey() : attempt.deviceKey(),
                session.assessment() == null ? attempt.assessment() : session.assessment());
    }

    /** The same proof of the user as they are now. */
    public Proof by(User present) {
        return new Proof(signIn, present, username, source, deviceKey, assessment);
    }

    /** The same proof, with what is known of the risk now. */
    Proof with(Assessment present) {
        return new Proof(signIn, user, username, source, deviceKey, present);
    }

    /** The same proof, completed by a device. */
    public Proof byDevice() {
        return new Proof(signIn, user, username, TokenSource.AUTHENTICATE_DEVICE, deviceKey, assessment);
    }

    Session session(Instant expires) {
        return new Session(signIn, user.sub(), username, null, source, deviceKey, assessment, expires);
    }
}
