package io.kognita.userpool.user;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.AttributeSchema;
import io.kognita.userpool.schema.StandardAttributes;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** What names that users choose to sign in with must not look like. */
final class SignInNames {

    /** As long as a username may be. */
    private static final int LONGEST = 128;

    private SignInNames() {}

    /** A name that looks like an alias could take a sign-in away from whoever owns that address. */
    static void refuseAddress(Pool pool, String name) {
        if (pool.aliasAttributes().contains(StandardAttributes.EMAIL) && AttributeSchema.isEmail(name)) {
            throw invalid("Username cannot be of email format, since user pool is configured for email alias.");
        }
        if (pool.aliasAttributes().contains(StandardAttributes.PHONE_NUMBER) && AttributeSchema.isPhoneNumber(name)) {
            throw invalid(
                    "Username cannot be of phone number format, since user pool is configured for phone number alias.");
        }
    }

    /** A preferred username is a name to sign in with where the pool says so, and nobody verifies it. */
    static void checkPreferred(Pool pool, Map<String, String> attributes) {
        String name = attributes.getOrDefault(StandardAttributes.PREFERRED_USERNAME, "");
        if (!pool.aliasAttributes().contains(StandardAttributes.PREFERRED_USERNAME)) {
            return;
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw invalid("preferred_username must have at most " + LONGEST
                    + " characters, since user pool is configured for preferred_username alias.");
        }
        refuseAddress(pool, name);
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
