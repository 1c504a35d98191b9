package io.kognita.userpool.key;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A pool's OpenID Connect Discovery document, with the members that Cognito's has and that of RFC 9207. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Discovery(
        String authorizationEndpoint,
        boolean authorizationResponseIssParameterSupported,
        String endSessionEndpoint,
        List<String> idTokenSigningAlgValuesSupported,
        String issuer,
        String jwksUri,
        List<String> responseTypesSupported,
        String revocationEndpoint,
        List<String> scopesSupported,
        List<String> subjectTypesSupported,
        String tokenEndpoint,
        List<String> tokenEndpointAuthMethodsSupported,
        String userinfoEndpoint) {

    static Discovery of(String publicUrl, String poolId) {
        String issuer = publicUrl + "/" + poolId;
        return new Discovery(
                publicUrl + "/oauth2/authorize",
                true,
                publicUrl + "/logout",
                List.of("RS256"),
                issuer,
                issuer + "/.well-known/jwks.json",
                List.of("code", "token"),
                publicUrl + "/oauth2/revoke",
                List.of("openid", "email", "phone", "profile"),
                List.of("public"),
                publicUrl + "/oauth2/token",
                List.of("client_secret_basic", "client_secret_post"),
                publicUrl + "/oauth2/userInfo");
    }
}
