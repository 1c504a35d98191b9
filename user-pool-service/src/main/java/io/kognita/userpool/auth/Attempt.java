package io.kognita.userpool.auth;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.auth.event.Origin;
import io.kognita.userpool.client.Client;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.wire.aws.Call;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/**
 * One call of a sign-in: the first one or the answer to a challenge.
 *
 * @param parameters {@code AuthParameters} or {@code ChallengeResponses}
 * @param session the sealed session that came with an answer, or of a sign-up that a sign-in goes on from; or null
 * @param validationData what came for functions with the first call; of those, AWS shows it to the first ones alone
 * @param clientMetadata what came for functions with the answer to a challenge
 * @param origin where the user is, in a pool that watches who signs in; else null
 */
public record Attempt(
        Door door,
        Pool pool,
        Client client,
        Map<String, String> parameters,
        String session,
        Map<String, String> validationData,
        Map<String, String> clientMetadata,
        Origin origin,
        Call call) {

    public static final String USERNAME = "USERNAME";
    public static final String PASSWORD = "PASSWORD";
    public static final String DEVICE_KEY = "DEVICE_KEY";
    public static final String SECRET_HASH = "SECRET_HASH";

    /** Prefix of parameters that carry an attribute. */
    public static final String USER_ATTRIBUTE = "userAttributes.";

    public Attempt {
        parameters = Map.copyOf(parameters);
        validationData = Map.copyOf(validationData);
        clientMetadata = Map.copyOf(clientMetadata);
    }

    /** A parameter without which the call means nothing. */
    public String required(String name) {
        return optional(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** The device that the call names, or null. The hosted pages know no devices. */
    public String deviceKey() {
        return door == Door.HOSTED_PAGE ? null : optional(DEVICE_KEY).orElse(null);
    }

    /** What is known of the risk when a sign-in begins. */
    public Assessment assessment() {
        return Assessment.begun(UUID.randomUUID(), origin);
    }

    /** What the events of this call's triggers have in common. */
    public TriggerContext triggers() {
        return new TriggerContext(pool, client.id(), clientMetadata);
    }

    /** The session of an answer that needs one. */
    public String requiredSession() {
        if (session == null) {
            throw missing("Session");
        }
        return session;
    }

    private static InvalidParameterException missing(String name) {
        return InvalidParameterException.builder()
                .message("Missing required parameter " + name)
                .build();
    }

    /** Parameters hold passwords. */
    @Override
    public String toString() {
        return "Attempt[" + door + ", " + client.id() + "]";
    }
}
