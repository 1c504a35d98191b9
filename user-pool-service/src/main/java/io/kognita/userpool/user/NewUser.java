package io.kognita.userpool.user;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.AttributeSchema;
import io.kognita.userpool.schema.StandardAttributes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Who is about to be created, by the pool's rules for names.
 *
 * @param username the id where users sign in by an address
 */
public record NewUser(UUID sub, String username, Map<String, String> attributes) {

    /**
     * Reads a name as the pool understands it.
     *
     * @param name what the caller gave as the username
     * @throws InvalidParameterException when the pool does not permit such a name
     */
    public static NewUser named(Pool pool, String name, Map<String, String> attributes) {
        return named(pool, UUID.randomUUID(), name, attributes);
    }

    /** As {@link #named(Pool, String, Map)}, of a user who has had an id elsewhere. */
    public static NewUser named(Pool pool, UUID sub, String name, Map<String, String> attributes) {
        SignInNames.checkPreferred(pool, attributes);
        if (pool.usernameAttributes().isEmpty()) {
            SignInNames.refuseAddress(pool, name);
            return new NewUser(sub, name, attributes);
        }
        Map<String, String> withAddress = new LinkedHashMap<>(attributes);
        withAddress.put(addressAttribute(pool, name), name);
        return new NewUser(sub, sub.toString(), withAddress);
    }

    /** The user, not yet stored. */
    public User as(Pool pool, UserStatusType status, Instant now) {
        return new User(pool, sub, username, status, attributes, now);
    }

    private static String addressAttribute(Pool pool, String name) {
        boolean email = pool.usernameAttributes().contains(StandardAttributes.EMAIL);
        boolean phone = pool.usernameAttributes().contains(StandardAttributes.PHONE_NUMBER);
        if (email && AttributeSchema.isEmail(name)) {
            return StandardAttributes.EMAIL;
        }
        if (phone && AttributeSchema.isPhoneNumber(name)) {
            return StandardAttributes.PHONE_NUMBER;
        }
        if (email && phone) {
            throw invalid("Username should be either an email or a phone number.");
        }
        throw invalid(email ? "Username should be an email." : "Username should be a phone number.");
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
