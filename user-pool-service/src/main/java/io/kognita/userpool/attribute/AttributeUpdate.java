package io.kognita.userpool.attribute;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.AttributeSchema;
import io.kognita.userpool.user.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/**
 * What a request for other attributes does to a user, by the pool's rules.
 *
 * @param changes values that differ from the user's, an empty one taking the attribute away
 * @param proposed addresses that take effect when their user has verified them
 * @param toVerify addresses to send a code to, the proposed ones among them
 */
record AttributeUpdate(Map<String, String> changes, List<Destination> proposed, List<Destination> toVerify) {

    private static final List<String> ADDRESSES = List.of(Destination.EMAIL, Destination.PHONE);

    AttributeUpdate {
        changes = Map.copyOf(changes);
        proposed = List.copyOf(proposed);
        toVerify = List.copyOf(toVerify);
    }

    /**
     * Works out the update.
     *
     * @param asked with an empty value for an attribute to take away
     * @throws InvalidParameterException when the pool or the user's other attributes do not permit it
     */
    static AttributeUpdate of(Pool pool, User user, Map<String, String> asked) {
        pool.schema().checkChanges(asked);
        refuseNameless(pool, user, asked);
        Map<String, String> changes = new LinkedHashMap<>(asked);
        List<Destination> proposed = new ArrayList<>();
        List<Destination> toVerify = new ArrayList<>();
        for (String attribute : ADDRESSES) {
            refuseFlagWithoutAddress(user, asked, attribute);
            if (!asked.containsKey(attribute) || asked.get(attribute).equals(value(user, attribute))) {
                continue;
            }
            String address = asked.get(attribute);
            if (address.isEmpty()) {
                changes.put(flag(attribute), "");
            } else if (!"true".equals(asked.get(flag(attribute)))) {
                Destination destination = new Destination(attribute, address);
                if (pool.verifiesBeforeUpdate(attribute)) {
                    changes.keySet().removeAll(Set.of(attribute, flag(attribute)));
                    proposed.add(destination);
                    toVerify.add(destination);
                } else {
                    changes.put(flag(attribute), "false");
                    if (pool.autoVerified().contains(attribute)) {
                        toVerify.add(destination);
                    }
                }
            }
        }
        return new AttributeUpdate(differing(user, changes), proposed, toVerify);
    }

    /** Those of the values that the user does not have already. */
    static Map<String, String> differing(User user, Map<String, String> values) {
        Map<String, String> differing = new LinkedHashMap<>(values);
        differing.entrySet().removeIf(change -> change.getValue().equals(value(user, change.getKey())));
        return differing;
    }

    /** The addresses that the user had, and has no more. */
    Set<String> leftAddresses() {
        Set<String> left = new HashSet<>(changes.keySet());
        left.retainAll(ADDRESSES);
        return left;
    }

    /** Names to sign in with that the user has not had. */
    Map<String, String> newNames() {
        Map<String, String> names = new LinkedHashMap<>(changes);
        names.keySet().removeAll(ADDRESSES);
        proposed.forEach(destination -> names.put(destination.attribute(), destination.address()));
        return names;
    }

    static String flag(String attribute) {
        return attribute + "_verified";
    }

    private static String value(User user, String attribute) {
        return user.attribute(attribute).orElse("");
    }

    /** Where an address takes the place of the username, a user without any could never sign in again. */
    private static void refuseNameless(Pool pool, User user, Map<String, String> asked) {
        pool.usernameAttributes().stream()
                .filter(attribute ->
                        asked.containsKey(attribute) && !value(user, attribute).isEmpty())
                .filter(attribute -> pool.usernameAttributes().stream()
                        .allMatch(name ->
                                asked.getOrDefault(name, value(user, name)).isEmpty()))
                .findFirst()
                .ifPresent(attribute -> {
                    throw AttributeSchema.undeletable(attribute);
                });
    }

    private static void refuseFlagWithoutAddress(User user, Map<String, String> asked, String attribute) {
        boolean says = !asked.getOrDefault(flag(attribute), "").isEmpty();
        if (says && asked.getOrDefault(attribute, value(user, attribute)).isEmpty()) {
            throw InvalidParameterException.builder()
                    .message(
                            attribute.equals(Destination.EMAIL)
                                    ? "Email is required to verify/un-verify an email"
                                    : "Phone Number is required to verify/un-verify a phone number")
                    .build();
        }
    }

    /** Values are personal data, so they stay out of logs. */
    @Override
    public String toString() {
        return "AttributeUpdate" + changes.keySet();
    }
}
