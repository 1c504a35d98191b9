package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.signin.FederatedSignIn;
import io.kognita.wire.signin.ProviderAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InboundFederationLambdaType;

/** The inbound federation trigger: a function that changes what a provider tells of a user before it is mapped. */
@Singleton
public class InboundFederation {

    private static final String NAME = "InboundFederation";

    private final Triggers triggers;

    InboundFederation(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * Asks the pool's function, at every sign-in by a provider.
     *
     * @return all that shall be mapped, by the provider's names; empty when nothing is to change
     */
    public Uni<Optional<Map<String, String>>> ask(
            TriggerContext context, IdentityProviderType provider, FederatedSignIn arrival) {
        return Optional.ofNullable(context.pool().lambdaConfig().inboundFederation())
                .map(InboundFederationLambdaType::lambdaArn)
                .map(arn -> triggers.run(arn, NAME, event(context, provider, arrival))
                        .map(InboundFederation::changed))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** There may be no user yet, so AWS names the account as its provider does. */
    private static ObjectNode event(TriggerContext context, IdentityProviderType provider, FederatedSignIn arrival) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("providerName", provider.providerName())
                .put("providerType", provider.providerTypeAsString());
        ObjectNode attributes = request.putObject("attributes");
        ProviderAnswer answer = arrival.answer();
        put(attributes, "tokenResponse", answer.tokenResponse());
        put(attributes, "idToken", answer.idToken());
        put(attributes, "userInfo", answer.userInfo());
        put(attributes, "samlResponse", answer.samlResponse());
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.putObject("userAttributesToMap");
        return context.subject(arrival.subject()).event("1", "InboundFederation_ExternalProvider", request, response);
    }

    private static void put(ObjectNode attributes, String name, Map<String, String> values) {
        if (values != null) {
            attributes.set(name, TriggerSubject.json(values));
        }
    }

    private static Optional<Map<String, String>> changed(ObjectNode response) {
        Map<String, String> changed = new LinkedHashMap<>();
        new Answer(response)
                .values("userAttributesToMap", JsonNode::isValueNode)
                .forEach((name, value) -> {
                    if (!value.isNull()) {
                        changed.put(name, value.asText());
                    }
                });
        return changed.isEmpty() ? Optional.empty() : Optional.of(changed);
    }
}
