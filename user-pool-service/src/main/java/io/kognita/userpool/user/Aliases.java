package io.kognita.userpool.user;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.StandardAttributes;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Moves an e-mail address or phone number that users sign in with from one user to another. */
@Singleton
public class Aliases {

    private static final String OWNERS = """
            from User where poolId = :pool and sub <> :sub
                and (emailKey = :email or phoneKey = :phone)
            """;

    private static final String TAKEN = """
            select case when emailKey = :email then 'email' when phoneKey = :phone then 'phone_number'
                else 'preferred_username' end
            from User where poolId = :pool and sub <> :sub and (emailKey = :email or phoneKey = :phone
                or preferredUsernameKey = :preferred or usernameKey = :preferred)
            """;

    private final Clock clock;

    Aliases(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes aliases away from whoever has them, in the current transaction and before their new owner is written. An address
     * that takes the place of a username is no alias and stays with its user.
     *
     * @param addresses that the new owner has proved
     */
    public Uni<Void> release(Pool pool, User newOwner, List<Destination> addresses) {
        String email = key(pool, addresses, StandardAttributes.EMAIL);
        String phone = key(pool, addresses, StandardAttributes.PHONE_NUMBER);
        if (email.isEmpty() && phone.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(OWNERS, User.class)
                        .setParameter("pool", pool.id())
                        .setParameter("sub", newOwner.sub())
                        .setParameter("email", email)
                        .setParameter("phone", phone)
                        .getResultList()
                        .invoke(owners -> unverify(pool, owners, email, phone))
                        .chain(session::flush));
    }

    /**
     * Refuses names to sign in with that somebody else has, before a code is sent to them or a username is shadowed. The
     * database has the last word on all but usernames, and those come first when a user is looked for.
     *
     * @param wanted by attribute; those that nobody signs in with are passed over
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException naming the attribute
     */
    public Uni<Void> refuseTaken(Pool pool, User claimant, Map<String, String> wanted) {
        Map<String, String> keys = new LinkedHashMap<>();
        wanted.forEach((attribute, value) -> {
            if (pool.aliasAttributes().contains(attribute)
                    || pool.usernameAttributes().contains(attribute)) {
                keys.put(attribute, pool.usernameKey(value));
            }
        });
        keys.values().removeIf(String::isEmpty);
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(TAKEN, String.class)
                        .setParameter("pool", pool.id())
                        .setParameter("sub", claimant.sub())
                        .setParameter("email", keys.getOrDefault(StandardAttributes.EMAIL, ""))
                        .setParameter("phone", keys.getOrDefault(StandardAttributes.PHONE_NUMBER, ""))
                        .setParameter("preferred", keys.getOrDefault(StandardAttributes.PREFERRED_USERNAME, ""))
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .invoke(taken -> {
                    if (taken != null) {
                        throw Users.aliasExists(taken);
                    }
                })
                .replaceWithVoid();
    }

    /** The addresses that a user has verified. */
    public static List<Destination> verified(User user) {
        return Stream.of(StandardAttributes.EMAIL, StandardAttributes.PHONE_NUMBER)
                .filter(attribute -> user.attribute(attribute + "_verified")
                        .filter("true"::equals)
                        .isPresent())
                .flatMap(attribute ->
                        user.attribute(attribute).map(address -> new Destination(attribute, address)).stream())
                .toList();
    }

    private void unverify(Pool pool, List<User> owners, String email, String phone) {
        owners.forEach(owner -> {
            Map<String, String> changes = new LinkedHashMap<>();
            if (email.equals(key(pool, verified(owner), StandardAttributes.EMAIL))) {
                changes.put(StandardAttributes.EMAIL_VERIFIED, "false");
            }
            if (phone.equals(key(pool, verified(owner), StandardAttributes.PHONE_NUMBER))) {
                changes.put(StandardAttributes.PHONE_NUMBER_VERIFIED, "false");
            }
            owner.changeAttributes(pool, changes, clock.instant());
        });
    }

    /** What an alias among addresses is compared by; empty, which no key is, when there is none. */
    private static String key(Pool pool, List<Destination> addresses, String attribute) {
        return addresses.stream()
                .filter(address -> address.attribute().equals(attribute))
                .filter(address -> pool.aliasAttributes().contains(attribute))
                .map(address -> pool.usernameKey(address.address()))
                .findFirst()
                .orElse("");
    }
}
