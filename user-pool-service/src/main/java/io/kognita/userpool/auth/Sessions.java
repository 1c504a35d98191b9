package io.kognita.userpool.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * Seals what a sign-in must remember into the client's hands, bound to pool, client and step: nothing is written before a
 * sign-in succeeds, and any replica can continue it.
 */
@Singleton
public class Sessions {

    private static final String PURPOSE = "sign-in-session";

    private final Sealer sealer;
    private final ObjectMapper json;
    private final Clock clock;

    Sessions(Sealer sealer, ObjectMapper json, Clock clock) {
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /** Seals the session of a sign-in that is asked a challenge. */
    public String seal(Attempt attempt, ChallengeNameType step, Session session) {
        return sealText(attempt, step, session);
    }

    /** Seals the session of a sign-in that is asked for a second factor. */
    public String seal(Attempt attempt, ChallengeNameType step, Proof proof) {
        return seal(attempt, step, proof.session(end(attempt)));
    }

    /** Seals the session of a sign-in that is asked for a first factor. */
    public String seal(Attempt attempt, ChallengeNameType step, Candidate candidate, UUID signIn) {
        FirstStep first =
                new FirstStep(signIn, UUID.fromString(candidate.subject()), candidate.username(), end(attempt));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealAny(attempt, step, first));
    }

    /** As {@link #open(Attempt, ChallengeNameType)}, for a step that asks for a first factor. */
    public FirstStep openFirst(Attempt attempt, ChallengeNameType step) {
        return open(attempt, step, FirstStep.class, FirstStep::expires);
    }

    /** True when the session that came with an answer is of a first factor. */
    public boolean isFirst(Attempt attempt, ChallengeNameType step) {
        return decoded(Base64.getUrlDecoder(), attempt.requiredSession())
                .flatMap(bytes -> openAny(attempt, step, bytes, FirstStep.class))
                .isPresent();
    }

    /** When an answer to a question that is put now comes too late. */
    Instant end(Attempt attempt) {
        return clock.instant().plus(attempt.client().authSessionValidity());
    }

    /**
     * Opens the session that came with an answer.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when it was made for
     *     another pool, client or step, was tampered with, or is expired
     */
    public Session open(Attempt attempt, ChallengeNameType step) {
        return open(attempt, step, Session.class, Session::expires);
    }

    /** As {@link #open(Attempt, ChallengeNameType)}, for a step with a session of its own kind. */
    public <T> T open(Attempt attempt, ChallengeNameType step, Class<T> type, Function<T, Instant> expires) {
        T session = opened(attempt, step, type).orElseThrow(Refusals::invalidSession);
        if (clock.instant().isAfter(expires.apply(session))) {
            throw Refusals.expiredSession();
        }
        return session;
    }

    /** The session that came with an answer, expired or not; empty when it was made for something else. */
    public <T> Optional<T> opened(Attempt attempt, ChallengeNameType step, Class<T> type) {
        return decoded(Base64.getUrlDecoder(), attempt.requiredSession())
                .flatMap(bytes -> openAny(attempt, step, bytes, type));
    }

    /** As {@link #seal(Attempt, ChallengeNameType, Session)}, for a step with a session of its own kind. */
    public String sealText(Attempt attempt, ChallengeNameType step, Object session) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealAny(attempt, step, session));
    }

    /** Seals any state of a step. */
    public byte[] sealAny(Attempt attempt, ChallengeNameType step, Object state) {
        try {
            return sealer.seal(PURPOSE, json.writeValueAsBytes(state), context(attempt, step, state.getClass()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens what {@link #sealAny} sealed for this pool, client and step, of this type. */
    public <T> Optional<T> openAny(Attempt attempt, ChallengeNameType step, byte[] state, Class<T> type) {
        return sealer.open(PURPOSE, state, context(attempt, step, type)).map(plain -> {
            try {
                return json.readValue(plain, type);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Reads Base64 that a client sent; empty when it is none. */
    public static Optional<byte[]> decoded(Base64.Decoder base64, String text) {
        try {
            return Optional.of(base64.decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** With the type of the state: a challenge that is a first factor in one flow and a second in another knows them apart. */
    private static String context(Attempt attempt, ChallengeNameType step, Class<?> type) {
        return String.join(
                "/",
                attempt.pool().id(),
                attempt.client().id(),
                attempt.door().way(),
                step.toString(),
                type.getSimpleName());
    }
}
