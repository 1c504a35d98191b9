package io.kognita.userpool.auth;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.token.TokenSource;
import io.kognita.userpool.user.User;
import io.kognita.wire.signin.IssuedTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** How a call of a sign-in ended, when it did not fail. */
public sealed interface Outcome {

    /**
     * The engine wants an answer.
     *
     * @param session sealed state to give back with the answer; null where the parameters carry it
     * @param available what a user may choose from; empty unless the question is which
     */
    record Challenged(
            ChallengeNameType name, String session, Map<String, String> parameters, List<ChallengeNameType> available)
            implements Outcome {

        public Challenged {
            available = List.copyOf(available);
        }

        /** A question that leaves no choice. */
        public Challenged(ChallengeNameType name, String session, Map<String, String> parameters) {
            this(name, session, parameters, List.of());
        }
    }

    /**
     * The user is proved; no token has been issued.
     *
     * @param signIn id of the sign-in, which becomes the {@code origin_jti} of its tokens, once
     * @param device that the user signed in with and had confirmed before
     * @param assessment what is known of the risk, with the id of the event that ends the sign-in
     */
    record Proved(
            UUID signIn, User user, Instant authTime, TokenSource source, Optional<UUID> device, Assessment assessment)
            implements Outcome {}

    /** A refresh token was exchanged: no sign-in took place. */
    record Refreshed(IssuedTokens tokens) implements Outcome {}
}
