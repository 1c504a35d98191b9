package io.kognita.userpool.federation;

import io.kognita.userpool.pool.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ProviderUserIdentifierType;

/**
 * Somebody as an administrator names them: by what a provider calls them, or a user of the pool by username.
 *
 * @param attribute {@link #SUBJECT}, or the user attribute into which the provider's claim goes
 */
record Account(String providerName, String attribute, String value) {

    /** Stands for whatever identifies an account at its provider. */
    static final String SUBJECT = "Cognito_Subject";

    /** The provider of a pool's own users. */
    private static final String OWN = "Cognito";

    /** As much as the database compares by. */
    private static final int LONGEST = 512;

    /**
     * Reads a member of a request.
     *
     * @param member its name, for messages
     * @throws InvalidParameterException when it names nobody
     */
    static Account of(String member, ProviderUserIdentifierType given) {
        if (blank(given.providerName()) || blank(given.providerAttributeValue())) {
            throw invalid(member + " must have a ProviderName and a ProviderAttributeValue");
        }
        String attribute = blank(given.providerAttributeName()) ? SUBJECT : given.providerAttributeName();
        if (attribute.length() > LONGEST || given.providerAttributeValue().length() > LONGEST) {
            throw invalid(member + " must be named by at most " + LONGEST + " characters");
        }
        return new Account(given.providerName(), attribute, given.providerAttributeValue());
    }

    /** True for a user of the pool itself. */
    boolean own() {
        return providerName.equalsIgnoreCase(OWN);
    }

    LinkedIdentity.Key key(Pool pool) {
        return new LinkedIdentity.Key(pool.id(), providerName, attribute, value);
    }

    /**
     * Checks that the provider tells of the attribute by which the account is named.
     *
     * @throws InvalidParameterException when accounts of the provider cannot be named so
     */
    void check(IdentityProviderType provider) {
        boolean namesClaims = provider.providerType() == IdentityProviderTypeType.SAML
                || provider.providerType() == IdentityProviderTypeType.OIDC;
        boolean named = attribute.equals(SUBJECT)
                || (namesClaims && provider.attributeMapping().containsKey(attribute));
        if (!named) {
            throw invalid(
                    namesClaims
                            ? "ProviderAttributeName " + attribute + " is not in the AttributeMapping of "
                                    + providerName
                            : "ProviderAttributeName must be " + SUBJECT + " for " + providerName);
        }
    }

    static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
