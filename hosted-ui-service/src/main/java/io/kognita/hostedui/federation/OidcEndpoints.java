package io.kognita.hostedui.federation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Where an OpenID Connect provider is asked what: as its details say, else as it says itself (OpenID Connect Discovery 1.0
 * section 3).
 *
 * @param userInfo empty for a provider that tells all in its ID tokens
 * @param takesPkce true for a provider that says so (RFC 7636)
 * @param takesSecretInHeader true for a provider that wants the client's secret nowhere else
 */
record OidcEndpoints(
        String issuer,
        String authorization,
        String token,
        Optional<String> userInfo,
        String keys,
        boolean takesPkce,
        boolean takesSecretInHeader) {

    static final String ISSUER = "oidc_issuer";
    private static final String AUTHORIZE_URL = "authorize_url";
    private static final String TOKEN_URL = "token_url";
    private static final String ATTRIBUTES_URL = "attributes_url";
    private static final String JWKS_URI = "jwks_uri";

    /** True when the details say all, so that nothing has to be discovered. */
    static boolean complete(Map<String, String> details) {
        return details.containsKey(AUTHORIZE_URL)
                && details.containsKey(TOKEN_URL)
                && details.containsKey(ATTRIBUTES_URL)
                && details.containsKey(JWKS_URI);
    }

    /**
     * Endpoints of a provider.
     *
     * @param discovered the provider's own document; an empty object where nothing was discovered
     * @throws InvalidProof when an endpoint is nowhere
     */
    static OidcEndpoints of(Map<String, String> details, JsonNode discovered) {
        return new OidcEndpoints(
                details.get(ISSUER),
                required(details, AUTHORIZE_URL, discovered, "authorization_endpoint"),
                required(details, TOKEN_URL, discovered, "token_endpoint"),
                given(details, ATTRIBUTES_URL, discovered, "userinfo_endpoint"),
                required(details, JWKS_URI, discovered, "jwks_uri"),
                lists(discovered, "code_challenge_methods_supported", "S256"),
                discovered.has("token_endpoint_auth_methods_supported")
                        && !lists(discovered, "token_endpoint_auth_methods_supported", "client_secret_post")
                        && lists(discovered, "token_endpoint_auth_methods_supported", "client_secret_basic"));
    }

    /** The same, with the address that browsers are sent to checked. */
    OidcEndpoints sendingTo(String checked) {
        return new OidcEndpoints(issuer, checked, token, userInfo, keys, takesPkce, takesSecretInHeader);
    }

    private static String required(Map<String, String> details, String name, JsonNode discovered, String member) {
        return given(details, name, discovered, member)
                .orElseThrow(() -> new InvalidProof("the provider has no " + member));
    }

    private static Optional<String> given(
            Map<String, String> details, String name, JsonNode discovered, String member) {
        return Optional.ofNullable(details.get(name))
                .or(() -> Optional.of(discovered.path(member).asText("")))
                .filter(address -> !address.isBlank());
    }

    private static boolean lists(JsonNode discovered, String member, String value) {
        return StreamSupport.stream(discovered.path(member).spliterator(), false)
                .anyMatch(element -> element.asText().equals(value));
    }
}
