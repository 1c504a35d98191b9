package io.kognita.userpool.user;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.StandardAttributes;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves an e-mail address or phone number that users sign in with from one user to another. */
@Singleton
public class Aliases {

    private static final String OWNERS = """
            from User where poolId = :pool and sub <> :sub
                and (emailKey = :email or phoneKey = :phone)
            """;

    private final Clock clock;

    Aliases(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes the aliases that a user has verified away from whoever had them, in the current transaction. An address that takes the
     * place of a username is no alias and stays with its user.
     */
    public Uni<Void> release(Pool pool, User user) {
        String email = alias(pool, user, StandardAttributes.EMAIL, StandardAttributes.EMAIL_VERIFIED);
        String phone = alias(pool, user, StandardAttributes.PHONE_NUMBER, StandardAttributes.PHONE_NUMBER_VERIFIED);
        if (email.isEmpty() && phone.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(OWNERS, User.class)
                        .setParameter("pool", pool.id())
                        .setParameter("sub", user.sub())
                        .setParameter("email", email)
                        .setParameter("phone", phone)
                        .getResultList()
                        .invoke(owners -> unverify(pool, owners, email, phone))
                        .chain(session::flush));
    }

    private void unverify(Pool pool, List<User> owners, String email, String phone) {
        owners.forEach(owner -> {
            Map<String, String> changes = new LinkedHashMap<>();
            if (email.equals(alias(pool, owner, StandardAttributes.EMAIL, StandardAttributes.EMAIL_VERIFIED))) {
                changes.put(StandardAttributes.EMAIL_VERIFIED, "false");
            }
            if (phone.equals(
                    alias(pool, owner, StandardAttributes.PHONE_NUMBER, StandardAttributes.PHONE_NUMBER_VERIFIED))) {
                changes.put(StandardAttributes.PHONE_NUMBER_VERIFIED, "false");
            }
            owner.changeAttributes(pool, changes, clock.instant());
        });
    }

    /** The key of a verified alias; empty when the user has none, which no key is. */
    private static String alias(Pool pool, User user, String attribute, String verified) {
        return pool.aliasAttributes().contains(attribute)
                        && user.attribute(verified).filter("true"::equals).isPresent()
                ? user.attribute(attribute).map(pool::usernameKey).orElse("")
                : "";
    }
}
