package io.kognita.userpool.identityprovider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** What {@code ProviderDetails} hold for each type of provider, as AWS documents it for CreateIdentityProvider. */
final class ProviderDetails {

    static final String CLIENT_ID = "client_id";
    static final String CLIENT_SECRET = "client_secret";
    static final String SCOPES = "authorize_scopes";

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_VALUE = 4_096;

    private ProviderDetails() {}

    /**
     * Checks the details that a request gives and adds those that the provider's type fixes.
     *
     * @param localRun true where providers may be on this machine, without TLS
     * @throws InvalidParameterException when one is missing or unfit
     */
    static Map<String, String> complete(IdentityProviderTypeType type, Map<String, String> given, boolean localRun) {
        checkSize(given);
        Map<String, String> details = new LinkedHashMap<>(given);
        switch (type) {
            case SAML -> SamlDetails.complete(details, localRun);
            case OIDC -> OidcDetails.complete(details, localRun);
            case GOOGLE -> SocialProvider.GOOGLE.complete(details);
            case FACEBOOK -> SocialProvider.FACEBOOK.complete(details);
            case LOGIN_WITH_AMAZON -> SocialProvider.LOGIN_WITH_AMAZON.complete(details);
            case SIGN_IN_WITH_APPLE -> SocialProvider.SIGN_IN_WITH_APPLE.complete(details);
            case UNKNOWN_TO_SDK_VERSION -> throw invalid("Invalid identity provider type.");
        }
        return details;
    }

    /** Requires details to be there and not empty. */
    static void require(Map<String, String> details, List<String> names) {
        if (names.stream().anyMatch(name -> details.getOrDefault(name, "").isBlank())) {
            throw invalid(String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast()
                    + " are all required idp details");
        }
    }

    private static void checkSize(Map<String, String> given) {
        boolean fits = given.size() <= MOST
                && given.entrySet().stream()
                        .allMatch(detail -> detail.getKey().length() <= LONGEST_NAME
                                && (detail.getValue().length() <= LONGEST_VALUE
                                        || detail.getKey().equals(SamlDetails.METADATA_FILE)));
        if (!fits) {
            throw invalid("ProviderDetails are too many or too long.");
        }
    }

    static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
