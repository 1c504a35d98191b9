package io.kognita.hostedui.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.web.Parameters;
import io.kognita.wire.signin.ClientCredentialsGrant;
import io.kognita.wire.signin.ClientSettings;
import io.kognita.wire.signin.IssuedTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The client credentials grant (RFC 6749 section 4.4): a token for the client itself, with custom scopes only. */
@Singleton
class ClientCredentials implements Grant {

    private static final Pattern SPACES = Pattern.compile(" +");

    private final UserPool userPool;
    private final ObjectMapper json;

    ClientCredentials(UserPool userPool, ObjectMapper json) {
        this.userPool = userPool;
        this.json = json;
    }

    @Override
    public String type() {
        return "client_credentials";
    }

    @Override
    public Uni<IssuedTokens> issue(ClientSettings client, Parameters form) {
        if (!client.hasSecret() || !client.oauthFlows().contains("client_credentials")) {
            throw OAuthError.of("unauthorized_client", "The client may not use the client credentials grant");
        }
        return userPool.clientCredentials(
                new ClientCredentialsGrant(client.clientId(), scopes(client, form), metadata(form)));
    }

    private static List<String> scopes(ClientSettings client, Parameters form) {
        List<String> custom = client.oauthScopes().stream()
                .filter(scope -> scope.contains("/"))
                .toList();
        List<String> asked = SPACES.splitAsStream(form.text("scope"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
        if (!custom.containsAll(asked)) {
            throw OAuthError.of("invalid_scope", "A scope is unknown or not allowed to the client");
        }
        return asked.isEmpty() ? custom : asked;
    }

    /** AWS passes this JSON object on to the pre token generation trigger. */
    private Map<String, String> metadata(Parameters form) {
        String text = form.value("aws_client_metadata").orElse("{}");
        try {
            return json.readValue(text, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw OAuthError.invalidRequest("The aws_client_metadata is not a JSON object of strings");
        }
    }
}
