package io.kognita.hostedui.federation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.hostedui.web.Locations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exchanges codes of providers for tokens (RFC 6749 section 4.1.3). */
@Singleton
class CodeExchange {

    /** Where providers send browsers back to. */
    static final String RETURN_PATH = "/oauth2/idpresponse";

    private static final String SECRET = "client_secret";

    private final ProviderCalls calls;

    CodeExchange(ProviderCalls calls) {
        this.calls = calls;
    }

    /**
     * The token response for the code that a browser brought.
     *
     * @param secret that proves the client
     * @param verifier PKCE's secret, or null
     */
    Uni<ObjectNode> tokens(Homecoming homecoming, OidcEndpoints endpoints, String secret, String verifier) {
        Map<String, String> form = parameters(homecoming, secret);
        form.put("grant_type", "authorization_code");
        if (verifier != null) {
            form.put("code_verifier", verifier);
        }
        Map<String, String> headers = Map.of();
        if (endpoints.takesSecretInHeader()) {
            headers = Map.of("Authorization", basic(form.remove("client_id"), form.remove(SECRET)));
        }
        return calls.post(endpoints.token(), headers, Locations.encode(form)).map(CodeExchange::withAccessToken);
    }

    /** As {@link #tokens}, by a form to an address. */
    Uni<ObjectNode> byPost(Homecoming homecoming, String address) {
        Map<String, String> form = parameters(homecoming, homecoming.details().get(SECRET));
        form.put("grant_type", "authorization_code");
        return calls.post(address, Map.of(), Locations.encode(form)).map(CodeExchange::withAccessToken);
    }

    /** As {@link #tokens}, by a query of an address. */
    Uni<ObjectNode> byGet(Homecoming homecoming, String address) {
        Map<String, String> query = parameters(homecoming, homecoming.details().get(SECRET));
        return calls.get(Locations.withQuery(address, query), Map.of()).map(CodeExchange::withAccessToken);
    }

    private static Map<String, String> parameters(Homecoming homecoming, String secret) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(
                "code",
                homecoming.answer().value("code").orElseThrow(() -> new InvalidProof("the provider sent no code")));
        parameters.put("redirect_uri", homecoming.ownOrigin() + RETURN_PATH);
        parameters.put("client_id", homecoming.details().get("client_id"));
        parameters.put(SECRET, secret);
        return parameters;
    }

    /** RFC 6749 section 2.3.1 encodes both before they are joined. */
    private static String basic(String clientId, String secret) {
        String pair = URLEncoder.encode(clientId, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode withAccessToken(ObjectNode response) {
        if (response.path("access_token").asText("").isEmpty()) {
            throw new InvalidProof("the provider gave no access token");
        }
        return response;
    }
}
