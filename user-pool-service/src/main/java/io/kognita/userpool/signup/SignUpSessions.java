package io.kognita.userpool.signup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.userpool.client.Client;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/**
 * Spares new users a second code: the client that signed a user up, and that brought the code which confirms the account, may
 * sign them in with it. Only that client can, and once, for it has both sessions on the way.
 */
@Singleton
public class SignUpSessions {

    private static final String PURPOSE = "sign-up-session";

    private final Sealer sealer;
    private final ObjectMapper json;
    private final Clock clock;

    SignUpSessions(Sealer sealer, ObjectMapper json, Clock clock) {
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /** Where a session stands; one does not open as the other. */
    private enum Step {
        SIGNED_UP,
        CONFIRMED
    }

    /** The session of a user who signed up just now; empty where the client has no use for it. */
    Optional<String> begin(Client client, UUID sub) {
        return client.enables(AuthFlowType.USER_AUTH)
                ? Optional.of(seal(client, Step.SIGNED_UP, UUID.randomUUID(), sub))
                : Optional.empty();
    }

    /**
     * The session of a user whom a code has confirmed just now.
     *
     * @param given the session of the sign-up, or null
     * @return empty without one, or when it is somebody else's or too old: the user begins anew, and is confirmed all the same
     */
    Optional<String> confirmed(Client client, UUID sub, String given) {
        return Optional.ofNullable(given)
                .flatMap(text -> open(client, Step.SIGNED_UP, text))
                .filter(session -> session.sub().equals(sub))
                .filter(session -> clock.instant().isBefore(session.expires()))
                .map(session -> seal(client, Step.CONFIRMED, session.signIn(), sub));
    }

    /** The session of a confirmed user, expired or not; empty when it is none of the client's. */
    public Optional<SignUpSession> confirmed(Client client, String given) {
        return open(client, Step.CONFIRMED, given);
    }

    private String seal(Client client, Step step, UUID signIn, UUID sub) {
        SignUpSession session = new SignUpSession(signIn, sub, clock.instant().plus(client.authSessionValidity()));
        try {
            return sealer.sealText(PURPOSE, json.writeValueAsBytes(session), context(client, step));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<SignUpSession> open(Client client, Step step, String text) {
        return sealer.openText(PURPOSE, text, context(client, step)).map(plain -> {
            try {
                return json.readValue(plain, SignUpSession.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String context(Client client, Step step) {
        return String.join("/", client.poolId(), client.id(), step.name());
    }
}
