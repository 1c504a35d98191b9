package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.user.User;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** Attributes that a user gives with their first own password. */
final class FirstAttributes {

    /** Facts that only Kognita and administrators establish. */
    private static final Set<String> NOT_FOR_USERS = Set.of(
            StandardAttributes.SUB,
            StandardAttributes.EMAIL_VERIFIED,
            StandardAttributes.PHONE_NUMBER_VERIFIED,
            "identities");

    private FirstAttributes() {}

    /** The changes an answer asks for, once they are known to be permitted and nothing required stays missing. */
    static Map<String, String> checked(Attempt attempt, User user) {
        Map<String, String> given = new HashMap<>();
        attempt.parameters().forEach((name, value) -> {
            if (name.startsWith(Attempt.USER_ATTRIBUTE)) {
                given.put(name.substring(Attempt.USER_ATTRIBUTE.length()), value);
            }
        });
        given.keySet()
                .removeIf(name ->
                        user.attribute(name).filter(given.get(name)::equals).isPresent());
        Map<String, String> changes = permitted(attempt, user, given);
        requireMissing(attempt, user, changes);
        return changes;
    }

    /** The changes, once they are known to be permitted, with addresses that nobody has verified yet. */
    static Map<String, String> permitted(Attempt attempt, User user, Map<String, String> given) {
        given.keySet().forEach(name -> checkPermitted(attempt, user, name));
        attempt.pool().schema().check(given);
        Map<String, String> changes = new HashMap<>(given);
        unverify(changes, StandardAttributes.EMAIL, StandardAttributes.EMAIL_VERIFIED);
        unverify(changes, StandardAttributes.PHONE_NUMBER, StandardAttributes.PHONE_NUMBER_VERIFIED);
        return changes;
    }

    private static void checkPermitted(Attempt attempt, User user, String name) {
        if (NOT_FOR_USERS.contains(name) || !attempt.client().writable(name)) {
            throw Refusals.notAuthorized("A client attempted to write unauthorized attribute");
        }
        if (user.attribute(name).isPresent()) {
            throw Refusals.notAuthorized("Cannot modify an already provided " + name);
        }
    }

    private static void requireMissing(Attempt attempt, User user, Map<String, String> given) {
        Map<String, String> all = new HashMap<>(user.attributes());
        all.putAll(given);
        attempt.pool().schema().missing(all).stream().findFirst().ifPresent(name -> {
            throw InvalidParameterException.builder()
                    .message("Invalid attributes given, " + name + " is missing")
                    .build();
        });
    }

    /** A new address is nobody's until it is verified. */
    private static void unverify(Map<String, String> given, String address, String verified) {
        if (given.containsKey(address)) {
            given.put(verified, "false");
        }
    }
}
