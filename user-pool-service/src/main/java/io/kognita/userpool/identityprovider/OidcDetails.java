package io.kognita.userpool.identityprovider;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Details of an OpenID Connect provider; endpoints that are left out are discovered when somebody signs in. */
final class OidcDetails {

    private static final String ISSUER = "oidc_issuer";
    private static final String REQUEST_METHOD = "attributes_request_method";
    private static final List<String> ENDPOINTS = List.of("authorize_url", "token_url", "attributes_url", "jwks_uri");

    private OidcDetails() {}

    static void complete(Map<String, String> details, boolean localRun) {
        ProviderDetails.require(
                details,
                List.of(
                        ProviderDetails.CLIENT_ID,
                        ProviderDetails.CLIENT_SECRET,
                        REQUEST_METHOD,
                        ISSUER,
                        ProviderDetails.SCOPES));
        if (!Set.of("GET", "POST").contains(details.get(REQUEST_METHOD))) {
            throw ProviderDetails.invalid(REQUEST_METHOD + " must be GET or POST");
        }
        if (!List.of(details.get(ProviderDetails.SCOPES).split(" ")).contains("openid")) {
            throw ProviderDetails.invalid("authorize_scopes of an OIDC provider must include openid");
        }
        ProviderUrl.check(ISSUER, details.get(ISSUER), localRun);
        ENDPOINTS.stream()
                .filter(details::containsKey)
                .forEach(name -> ProviderUrl.check(name, details.get(name), localRun));
        details.put("attributes_url_add_attributes", "false");
    }
}
