package io.kognita.hostedui;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;

/** The identity providers of the tests' pool, as user-pool-service tells of them. */
@Singleton
class TestProviders {

    static final String CLIENT_ID = "kognita-at-corp";
    static final String CLIENT_SECRET = "s3cret of kognita/at corp";

    private final List<IdentityProviderType> providers;

    TestProviders(@ConfigProperty(name = "test.provider.port") int port) {
        String corp = "http://localhost:" + port + "/corp";
        providers = List.of(
                oidc("Corp", Map.of("oidc_issuer", corp)).toBuilder()
                        .idpIdentifiers("corp.example.com")
                        .build(),
                oidc("Evil", Map.of("oidc_issuer", "http://localhost:" + port + "/evil")),
                oidc("Inside", Map.of("oidc_issuer", "https://169.254.169.254")),
                oidc(
                        "Sparse",
                        Map.of(
                                "oidc_issuer", corp,
                                "attributes_request_method", "POST",
                                "authorize_url", corp + "/authorize?tenant=a",
                                "token_url", corp + "/token",
                                "attributes_url", corp + "/userinfo",
                                "jwks_uri", corp + "/jwks")),
                oidc("Basic", Map.of("oidc_issuer", "http://localhost:" + port + "/basic")),
                oidc("Unlisted", Map.of("oidc_issuer", corp)),
                social(
                        IdentityProviderTypeType.GOOGLE,
                        Map.of(
                                "authorize_url", "https://accounts.google.com/o/oauth2/v2/auth",
                                "oidc_issuer", "https://accounts.google.com",
                                "token_url", "https://www.googleapis.com/oauth2/v4/token",
                                "token_request_method", "POST",
                                "attributes_url", "https://people.googleapis.com/v1/people/me?personFields=",
                                "attributes_url_add_attributes", "true")),
                social(
                        IdentityProviderTypeType.FACEBOOK,
                        Map.of(
                                "api_version", "v17.0",
                                "authorize_url", "https://www.facebook.com/v17.0/dialog/oauth",
                                "token_url", "https://graph.facebook.com/v17.0/oauth/access_token",
                                "token_request_method", "GET",
                                "attributes_url", "https://graph.facebook.com/v17.0/me?fields=",
                                "attributes_url_add_attributes", "true")),
                social(
                        IdentityProviderTypeType.LOGIN_WITH_AMAZON,
                        Map.of(
                                "authorize_url", "https://www.amazon.com/ap/oa",
                                "token_url", "https://api.amazon.com/auth/o2/token",
                                "token_request_method", "POST",
                                "attributes_url", "https://api.amazon.com/user/profile",
                                "attributes_url_add_attributes", "false")),
                social(
                        IdentityProviderTypeType.SIGN_IN_WITH_APPLE,
                        Map.of(
                                "team_id", "TEAM",
                                "key_id", "KEY",
                                "private_key", FakeProvider.APPLE_KEY,
                                "authorize_url", "https://appleid.apple.com/auth/authorize",
                                "oidc_issuer", "https://appleid.apple.com",
                                "token_url", "https://appleid.apple.com/auth/token",
                                "token_request_method", "POST")));
    }

    /** What the internal API has at a path. */
    Optional<IdentityProviderType> at(String path) {
        String prefix = "/internal/pools/" + TestClients.POOL;
        return providers.stream()
                .filter(provider -> Stream.concat(
                                Stream.of(prefix + "/identity-providers/" + provider.providerName()),
                                provider.idpIdentifiers().stream().map(id -> prefix + "/idp-identifiers/" + id))
                        .anyMatch(path::equals))
                .findFirst();
    }

    private static IdentityProviderType oidc(String name, Map<String, String> details) {
        Map<String, String> all = new HashMap<>(Map.of("attributes_request_method", "GET"));
        all.putAll(details);
        return provider(name, IdentityProviderTypeType.OIDC, "openid email", all)
                .attributeMapping(Map.of("username", "sub", "email", "email"))
                .build();
    }

    private static IdentityProviderType social(IdentityProviderTypeType type, Map<String, String> details) {
        return provider(type.toString(), type, "email", details)
                .attributeMapping(Map.of("email", "email", "name", "name", "custom:token", "access_token"))
                .build();
    }

    private static IdentityProviderType.Builder provider(
            String name, IdentityProviderTypeType type, String scopes, Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.put("client_id", CLIENT_ID);
        all.put("client_secret", CLIENT_SECRET);
        all.put("authorize_scopes", scopes);
        return IdentityProviderType.builder()
                .userPoolId(TestClients.POOL)
                .providerName(name)
                .providerType(type)
                .providerDetails(all);
    }
}
