package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreTokenGenerationLambdaVersionType;

/**
 * The pre token generation trigger: a function that changes the claims of tokens. Version one sees and changes the ID
 * token (and groups in both), versions two and three both tokens and the scopes, version three the tokens of clients too.
 */
@Singleton
public class PreTokenGeneration {

    private static final String NAME = "PreTokenGeneration";

    /** What AWS writes in place of a user's name. */
    private static final String CLIENT = "ClientCredentials";

    private final Triggers triggers;

    PreTokenGeneration(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * Asks the pool's function what to change; without one, nothing.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException when it refuses
     */
    public Uni<TokenCustomisation> customise(LambdaConfigType config, TokenDraft draft) {
        return Function.of(config)
                .map(function -> run(function, draft))
                .orElseGet(() -> Uni.createFrom().item(TokenCustomisation.NONE));
    }

    /**
     * As {@link #customise}, for the token of a client itself: only the third version of the event has a place for it.
     *
     * @param scopes of the token
     */
    public Uni<TokenCustomisation> customiseClient(TriggerContext context, List<String> scopes) {
        TokenDraft draft = new TokenDraft(
                context.subject(CLIENT),
                "TokenGeneration_ClientCredentials",
                Map.of(),
                null,
                scopes,
                context.clientMetadata());
        return Function.of(context.pool().lambdaConfig())
                .filter(function -> function.version == PreTokenGenerationLambdaVersionType.V3_0)
                .map(function -> run(function, draft))
                .orElseGet(() -> Uni.createFrom().item(TokenCustomisation.NONE));
    }

    private Uni<TokenCustomisation> run(Function function, TokenDraft draft) {
        return triggers.run(function.arn, NAME, function.event(draft))
                .map(response -> function.customisation(new Answer(response), draft));
    }

    /** The function that a pool names, and the version of the event it understands. */
    private record Function(String arn, PreTokenGenerationLambdaVersionType version) {

        static Optional<Function> of(LambdaConfigType config) {
            if (config == null) {
                return Optional.empty();
            }
            if (config.preTokenGenerationConfig() != null) {
                return Optional.of(new Function(
                        config.preTokenGenerationConfig().lambdaArn(),
                        config.preTokenGenerationConfig().lambdaVersion()));
            }
            return Optional.ofNullable(config.preTokenGeneration())
                    .map(arn -> new Function(arn, PreTokenGenerationLambdaVersionType.V1_0));
        }

        boolean changesAccessToken() {
            return version != PreTokenGenerationLambdaVersionType.V1_0;
        }

        ObjectNode event(TokenDraft draft) {
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            request.set("userAttributes", TriggerSubject.json(draft.attributes()));
            request.set("groupConfiguration", groups(draft.groups()));
            if (!draft.clientMetadata().isEmpty()) {
                request.set("clientMetadata", TriggerSubject.json(draft.clientMetadata()));
            }
            if (changesAccessToken()) {
                request.set("scopes", array(draft.scopes()));
            }
            ObjectNode response = JsonNodeFactory.instance.objectNode().putNull(container());
            return draft.subject().event(eventVersion(), draft.source(), request, response);
        }

        TokenCustomisation customisation(Answer response, TokenDraft draft) {
            Optional<Answer> details = response.structure(container());
            if (details.isEmpty()) {
                return TokenCustomisation.NONE;
            }
            return changesAccessToken() ? bothTokens(details.get(), draft) : idToken(details.get());
        }

        private static TokenCustomisation idToken(Answer details) {
            return new TokenCustomisation(
                    ClaimChanges.ofIdToken(
                            details.values("claimsToAddOrOverride", JsonNode::isTextual),
                            details.texts("claimsToSuppress")),
                    ClaimChanges.NONE,
                    groupOverride(details),
                    List.of(),
                    Set.of());
        }

        private static TokenCustomisation bothTokens(Answer details, TokenDraft draft) {
            Answer id = details.structure("idTokenGeneration").orElseGet(Function::nothing);
            Answer access = details.structure("accessTokenGeneration").orElseGet(Function::nothing);
            return new TokenCustomisation(
                    ClaimChanges.ofIdToken(
                            id.values("claimsToAddOrOverride", Function::claimValue), id.texts("claimsToSuppress")),
                    ClaimChanges.ofAccessToken(
                            access.values("claimsToAddOrOverride", Function::claimValue),
                            access.texts("claimsToSuppress"),
                            draft.subject().clientId()),
                    groupOverride(details),
                    scopes(access.texts("scopesToAdd")),
                    Set.copyOf(access.texts("scopesToSuppress")));
        }

        private static Optional<TokenDraft.Groups> groupOverride(Answer details) {
            if (!details.has("groupOverrideDetails")) {
                return Optional.empty();
            }
            Answer override = details.structure("groupOverrideDetails").orElseGet(Function::nothing);
            return Optional.of(new TokenDraft.Groups(
                    override.texts("groupsToOverride"),
                    override.texts("iamRolesToOverride"),
                    override.text("preferredRole").orElse(null)));
        }

        /** A scope with a blank would be read as two by whoever splits the claim. */
        private static List<String> scopes(List<String> scopes) {
            if (scopes.stream()
                    .anyMatch(scope -> scope.isEmpty() || scope.chars().anyMatch(Character::isWhitespace))) {
                throw Triggers.unrecognizable();
            }
            return scopes;
        }

        private static boolean claimValue(JsonNode value) {
            return !value.isNull();
        }

        private static Answer nothing() {
            return new Answer(JsonNodeFactory.instance.objectNode());
        }

        private static JsonNode groups(TokenDraft.Groups groups) {
            if (groups == null) {
                return JsonNodeFactory.instance.nullNode();
            }
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.set("groupsToOverride", array(groups.names()));
            json.set("iamRolesToOverride", array(groups.roles()));
            json.put("preferredRole", groups.preferredRole());
            return json;
        }

        private static ArrayNode array(List<String> texts) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            texts.forEach(array::add);
            return array;
        }

        private String container() {
            return changesAccessToken() ? "claimsAndScopeOverrideDetails" : "claimsOverrideDetails";
        }

        private String eventVersion() {
            return switch (version) {
                case V1_0, UNKNOWN_TO_SDK_VERSION -> "1";
                case V2_0 -> "2";
                case V3_0 -> "3";
            };
        }
    }
}
