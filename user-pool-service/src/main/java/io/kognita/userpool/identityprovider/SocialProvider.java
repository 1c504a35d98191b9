package io.kognita.userpool.identityprovider;

import java.util.List;
import java.util.Map;

/** Providers whose addresses are the same for everybody, with the details that AWS shows of them. */
enum SocialProvider {
    GOOGLE(
            List.of(ProviderDetails.CLIENT_ID, ProviderDetails.CLIENT_SECRET, ProviderDetails.SCOPES),
            Map.of(
                    "attributes_url", "https://people.googleapis.com/v1/people/me?personFields=",
                    "attributes_url_add_attributes", "true",
                    "authorize_url", "https://accounts.google.com/o/oauth2/v2/auth",
                    "oidc_issuer", "https://accounts.google.com",
                    "token_request_method", "POST",
                    "token_url", "https://www.googleapis.com/oauth2/v4/token")),

    /** Facebook's addresses have the version of its API in them. */
    FACEBOOK(
            List.of(ProviderDetails.CLIENT_ID, ProviderDetails.CLIENT_SECRET, ProviderDetails.SCOPES),
            Map.of(
                    "attributes_url", "https://graph.facebook.com/%s/me?fields=",
                    "attributes_url_add_attributes", "true",
                    "authorize_url", "https://www.facebook.com/%s/dialog/oauth",
                    "token_request_method", "GET",
                    "token_url", "https://graph.facebook.com/%s/oauth/access_token")),

    LOGIN_WITH_AMAZON(
            List.of(ProviderDetails.CLIENT_ID, ProviderDetails.CLIENT_SECRET, ProviderDetails.SCOPES),
            Map.of(
                    "attributes_url", "https://api.amazon.com/user/profile",
                    "attributes_url_add_attributes", "false",
                    "authorize_url", "https://www.amazon.com/ap/oa",
                    "token_request_method", "POST",
                    "token_url", "https://api.amazon.com/auth/o2/token")),

    SIGN_IN_WITH_APPLE(
            List.of(
                    ProviderDetails.CLIENT_ID,
                    "team_id",
                    "key_id",
                    ProviderSecrets.PRIVATE_KEY,
                    ProviderDetails.SCOPES),
            Map.of(
                    "attributes_url_add_attributes", "false",
                    "authorize_url", "https://appleid.apple.com/auth/authorize",
                    "oidc_issuer", "https://appleid.apple.com",
                    "token_request_method", "POST",
                    "token_url", "https://appleid.apple.com/auth/token"));

    private static final String API_VERSION = "api_version";
    private static final String FACEBOOK_DEFAULT_VERSION = "v17.0";

    private final List<String> required;
    private final Map<String, String> fixed;

    SocialProvider(List<String> required, Map<String, String> fixed) {
        this.required = required;
        this.fixed = fixed;
    }

    /** Checks the details and adds the fixed ones, in place of whatever was given for them. */
    void complete(Map<String, String> details) {
        ProviderDetails.require(details, required);
        if (this == FACEBOOK) {
            details.putIfAbsent(API_VERSION, FACEBOOK_DEFAULT_VERSION);
            if (!details.get(API_VERSION).matches("v\\d{1,3}\\.\\d{1,2}")) {
                throw ProviderDetails.invalid("api_version must be a version such as " + FACEBOOK_DEFAULT_VERSION);
            }
        }
        String version = details.getOrDefault(API_VERSION, "");
        fixed.forEach((name, value) -> details.put(name, value.replace("%s", version)));
    }
}
