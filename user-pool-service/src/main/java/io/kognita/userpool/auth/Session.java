package io.kognita.userpool.auth;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.token.TokenSource;
import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Where a sign-in whose first factor is proved stands between two calls, as the client carries it, sealed.
 *
 * @param signIn id of the sign-in
 * @param sub the user who proved the steps so far
 * @param username the name the user gave at the first step
 * @param passwordExpires when the temporary password ends that the user proved; null for one that does not
 * @param source what the tokens will be made for
 * @param deviceKey the device that the client named last, or null
 * @param assessment what is known of the risk; null where the first factor is not complete yet
 */
@RegisterForReflection
public record Session(
        UUID signIn,
        UUID sub,
        String username,
        Instant passwordExpires,
        TokenSource source,
        String deviceKey,
        Assessment assessment,
        Instant expires) {

    /** True while the user's temporary password is the one that was proved, and not one that came after it. */
    public boolean provedPasswordOf(User user) {
        return user.temporaryPasswordExpires().equals(Optional.ofNullable(passwordExpires));
    }

    /**
     * Refuses a user of whom the first factor was proved and who is not any more where the session left them.
     *
     * @throws RuntimeException as {@link Standing#check} says
     */
    public void checkStillProved(User user) {
        Standing.check(user);
        if (user.status() != UserStatusType.CONFIRMED || !provedPasswordOf(user)) {
            throw Refusals.invalidSession();
        }
    }

    Session until(Instant end) {
        return new Session(signIn, sub, username, passwordExpires, source, deviceKey, assessment, end);
    }
}
