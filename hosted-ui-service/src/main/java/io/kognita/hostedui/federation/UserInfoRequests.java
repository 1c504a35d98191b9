package io.kognita.hostedui.federation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.hostedui.web.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** What providers tell of a user beside the ID token. */
@Singleton
class UserInfoRequests {

    private static final List<String> APPLE_NAMES = List.of("firstName", "lastName");
    private static final int LONGEST_NAME = 256;

    private final ProviderCalls calls;
    private final ObjectMapper json;

    UserInfoRequests(ProviderCalls calls, ObjectMapper json) {
        this.calls = calls;
        this.json = json;
    }

    static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Asks the user info endpoint, if the provider has one (OpenID Connect Core section 5.3).
     *
     * @param subject whom the ID token names; an answer about anybody else is worth nothing (section 5.3.2)
     */
    Uni<ObjectNode> ask(OidcEndpoints endpoints, Map<String, String> details, String accessToken, String subject) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + accessToken);
        return endpoints
                .userInfo()
                .map(address -> "POST".equals(details.get("attributes_request_method"))
                        ? calls.post(address, headers, "")
                        : calls.get(address, headers))
                .map(answer -> answer.invoke(info -> checkSubject(info, subject)))
                .orElseGet(() -> Uni.createFrom().item(nothing()));
    }

    /**
     * The name that Apple sends through the browser with the very first sign-in, and never again. The browser could have
     * written it, so nothing but a name is taken of it.
     */
    ObjectNode ofApple(Parameters answer) {
        ObjectNode names = nothing();
        JsonNode name = user(answer).path("name");
        for (String part : APPLE_NAMES) {
            String text = name.path(part).asText("");
            if (!text.isBlank() && text.length() <= LONGEST_NAME) {
                names.put(part, text);
            }
        }
        return names;
    }

    private JsonNode user(Parameters answer) {
        try {
            return json.readTree(answer.value("user").orElse("{}"));
        } catch (JsonProcessingException e) {
            throw new InvalidProof("the name that came with the answer is no JSON");
        }
    }

    private static void checkSubject(ObjectNode info, String subject) {
        if (!info.path("sub").asText("").equals(subject)) {
            throw new InvalidProof("the user info is about another subject");
        }
    }
}
