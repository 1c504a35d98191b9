package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;

/** The migrate user trigger: a function that knows the users of an older directory. */
@Singleton
public class UserMigration {

    private static final String NAME = "UserMigration";
    private static final String CONFIRMED = "CONFIRMED";
    private static final String RESET_REQUIRED = "RESET_REQUIRED";

    private final Triggers triggers;

    UserMigration(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * A user as the older directory has them.
     *
     * @param attributes never empty
     * @param confirmed false when they must set another password before they sign in
     * @param silent true when they are not to be welcomed
     * @param mediums by which they are welcomed
     * @param forcesAlias true when their addresses are taken from users who sign in with them
     * @param smsMfa true when they must prove their phone at each sign-in
     */
    public record Found(
            Map<String, String> attributes,
            boolean confirmed,
            boolean silent,
            List<DeliveryMediumType> mediums,
            boolean forcesAlias,
            boolean smsMfa) {

        public Found {
            attributes = Map.copyOf(attributes);
            mediums = List.copyOf(mediums);
        }
    }

    /**
     * Asks for a user who signs in with a password that only the older directory can judge.
     *
     * @return empty without a function, and when it tells of nobody
     */
    public Uni<Optional<Found>> atSignIn(
            TriggerContext context, String username, String password, Map<String, String> validationData) {
        ObjectNode request = request(context).put("password", password);
        if (!validationData.isEmpty()) {
            request.set("validationData", TriggerSubject.json(validationData));
        }
        return ask(context, "UserMigration_Authentication", username, request);
    }

    /** Asks for a user who forgot the password. */
    public Uni<Optional<Found>> atForgotPassword(TriggerContext context, String username) {
        return ask(
                context,
                "UserMigration_ForgotPassword",
                username,
                request(context).putNull("password"));
    }

    /** True for a pool that has such a function. */
    public static boolean configured(TriggerContext context) {
        return context.pool().lambdaConfig().userMigration() != null;
    }

    private Uni<Optional<Found>> ask(TriggerContext context, String source, String username, ObjectNode request) {
        return Optional.ofNullable(context.pool().lambdaConfig().userMigration())
                .map(arn -> triggers.run(
                                arn, NAME, context.subject(username).event("1", source, request, emptyResponse()))
                        .map(response -> found(new Answer(response))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** AWS tells of no attributes here, for there is no user yet. */
    private static ObjectNode request(TriggerContext context) {
        ObjectNode request = context.request(Map.of());
        request.remove("userAttributes");
        return request;
    }

    private static ObjectNode emptyResponse() {
        return JsonNodeFactory.instance
                .objectNode()
                .putNull("userAttributes")
                .putNull("forceAliasCreation")
                .putNull("enableSMSMFA")
                .putNull("finalUserStatus")
                .putNull("messageAction")
                .putNull("desiredDeliveryMediums");
    }

    private static Optional<Found> found(Answer answer) {
        Map<String, String> attributes = new LinkedHashMap<>();
        answer.values("userAttributes", JsonNode::isTextual)
                .forEach((name, value) -> attributes.put(name, value.textValue()));
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                attributes,
                oneOf(answer, "finalUserStatus", List.of(RESET_REQUIRED, CONFIRMED))
                        .equals(CONFIRMED),
                oneOf(answer, "messageAction", List.of("RESEND", "SUPPRESS")).equals("SUPPRESS"),
                mediums(answer),
                answer.flag("forceAliasCreation"),
                answer.flag("enableSMSMFA")));
    }

    /** The first of the values stands for a member that was not answered. */
    private static String oneOf(Answer answer, String member, List<String> values) {
        String value = answer.text(member).orElse(values.getFirst());
        if (!values.contains(value)) {
            throw Triggers.unrecognizable();
        }
        return value;
    }

    private static List<DeliveryMediumType> mediums(Answer answer) {
        List<DeliveryMediumType> mediums = answer.texts("desiredDeliveryMediums").stream()
                .map(DeliveryMediumType::fromValue)
                .distinct()
                .toList();
        if (mediums.contains(DeliveryMediumType.UNKNOWN_TO_SDK_VERSION)) {
            throw Triggers.unrecognizable();
        }
        return mediums.isEmpty() ? List.of(DeliveryMediumType.SMS) : mediums;
    }
}
