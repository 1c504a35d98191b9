package io.kognita.userpool.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.userpool.token.TokenSource;
import io.kognita.userpool.user.User;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** Asks a user who signed in with a temporary password for one of their own: {@code NEW_PASSWORD_REQUIRED}. */
@Singleton
class NewPasswordQuestion {

    private final Sessions sessions;
    private final ObjectMapper json;
    private final Clock clock;

    NewPasswordQuestion(Sessions sessions, ObjectMapper json, Clock clock) {
        this.sessions = sessions;
        this.json = json;
        this.clock = clock;
    }

    /** The challenge; fails when the temporary password came too late. */
    Outcome put(Attempt attempt, Candidate candidate, User user, UUID signIn) {
        Instant now = clock.instant();
        if (user.temporaryPasswordExpired(now)) {
            throw Refusals.notAuthorized("Temporary password has expired and must be reset by an administrator.");
        }
        Session session = new Session(
                signIn,
                user.sub(),
                candidate.username(),
                user.temporaryPasswordExpires().orElse(null),
                TokenSource.NEW_PASSWORD_CHALLENGE,
                attempt.deviceKey(),
                null,
                now.plus(attempt.client().authSessionValidity()));
        return new Outcome.Challenged(
                ChallengeNameType.NEW_PASSWORD_REQUIRED,
                sessions.seal(attempt, ChallengeNameType.NEW_PASSWORD_REQUIRED, session),
                Map.of(
                        "USER_ID_FOR_SRP",
                        user.username(),
                        "requiredAttributes",
                        text(attempt.pool().schema().missing(user.attributes()).stream()
                                .map(Attempt.USER_ATTRIBUTE::concat)
                                .toList()),
                        "userAttributes",
                        text(new TreeMap<>(user.attributes()))));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
