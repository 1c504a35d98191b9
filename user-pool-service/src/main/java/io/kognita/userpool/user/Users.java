package io.kognita.userpool.user;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.StandardAttributes;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** Finds users by whatever they may be named by, and adds new ones. */
@Singleton
public class Users {

    /**
     * An id is nobody else's name, a user's own name comes before somebody else's alias of the same spelling, and an address
     * that was verified before a name that anybody may prefer.
     */
    private static final String BY_NAME = """
            from User where poolId = :pool and (usernameKey = :key or emailKey = :key or phoneKey = :key
                or preferredUsernameKey = :key or sub = :sub)
            order by case when sub = :sub then 0 when usernameKey = :key then 1 when preferredUsernameKey = :key then 3 else 2 end
            """;

    private static final String TAKEN = """
            from User where poolId = :pool and (usernameKey = :key or preferredUsernameKey in (:key, :preferred)
                or usernameKey = :preferred or emailKey = :email or phoneKey = :phone or sub = :sub)
            """;

    static final UUID NONE = new UUID(0, 0);

    /** The user with a username, an alias or an id. */
    public Uni<Optional<User>> find(Pool pool, String name) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createSelectionQuery(BY_NAME, User.class)
                                .setParameter("pool", pool.id())
                                .setParameter("key", pool.usernameKey(name))
                                .setParameter("sub", asId(name))
                                .setMaxResults(1)
                                .getSingleResultOrNull()))
                .map(Optional::ofNullable);
    }

    /**
     * As {@link #find}, for administrators.
     *
     * @throws UserNotFoundException when there is none
     */
    public Uni<User> existing(Pool pool, String name) {
        return find(pool, name).map(found -> found.orElseThrow(Users::notFound));
    }

    /** The user with an id, in the current session if there is one. */
    public Uni<Optional<User>> bySub(String poolId, UUID sub) {
        return Panache.withSession(() ->
                        Panache.getSession().flatMap(session -> session.find(User.class, new User.Key(poolId, sub))))
                .map(Optional::ofNullable);
    }

    /**
     * A user's row as it is now, locked until the current transaction ends.
     *
     * @throws UserNotFoundException when the user has been deleted meanwhile
     */
    public Uni<User> locked(User user) {
        return Panache.getSession()
                .flatMap(session -> session.find(
                        User.class, new User.Key(user.poolId(), user.sub()), LockModeType.PESSIMISTIC_WRITE))
                .onItem()
                .ifNull()
                .failWith(Users::notFound);
    }

    /**
     * Checks that nobody has the name of a user who is about to be created, so that a function and a hash are spared;
     * {@link #add} has the last word.
     *
     * @throws UsernameExistsException when somebody has
     */
    public Uni<Void> refuseTaken(Pool pool, NewUser newcomer) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createSelectionQuery(TAKEN, User.class)
                                .setParameter("pool", pool.id())
                                .setParameter("key", pool.usernameKey(newcomer.username()))
                                .setParameter("sub", asId(newcomer.username()))
                                .setParameter("preferred", alias(pool, newcomer, StandardAttributes.PREFERRED_USERNAME))
                                .setParameter("email", address(pool, newcomer, StandardAttributes.EMAIL))
                                .setParameter("phone", address(pool, newcomer, StandardAttributes.PHONE_NUMBER))
                                .setMaxResults(1)
                                .getSingleResultOrNull()))
                .invoke(taken -> {
                    if (taken != null) {
                        throw pool.usernameAttributes().isEmpty()
                                ? usernameExists()
                                : accountExists(pool, newcomer, taken);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Adds a user in the current transaction.
     *
     * @throws UsernameExistsException when the name is taken
     * @throws AliasExistsException when an alias is
     */
    public Uni<Void> add(User user) {
        user.beginLife();
        return Panache.getSession()
                .flatMap(session -> session.persist(user).chain(session::flush))
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> conflict((ConstraintViolationException) taken));
    }

    /**
     * Writes what changed in the current transaction now, so that a conflict is told as AWS tells it.
     *
     * @throws AliasExistsException when an alias belongs to somebody else
     */
    public Uni<Void> flush() {
        return Panache.getSession()
                .flatMap(session -> session.flush())
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> conflict((ConstraintViolationException) taken));
    }

    public static UserNotFoundException notFound() {
        return UserNotFoundException.builder().message("User does not exist.").build();
    }

    private static RuntimeException conflict(ConstraintViolationException violation) {
        String constraint = String.valueOf(violation.getConstraintName());
        if (constraint.contains("pool_user_email")) {
            return aliasExists("email");
        }
        if (constraint.contains("pool_user_phone")) {
            return aliasExists("phone_number");
        }
        if (constraint.contains("pool_user_preferred_username")) {
            return aliasExists("preferred_username");
        }
        return constraint.contains("pool_user") ? usernameExists() : violation;
    }

    public static UsernameExistsException usernameExists() {
        return UsernameExistsException.builder().message("User already exists").build();
    }

    private static UsernameExistsException accountExists(Pool pool, NewUser newcomer, User taken) {
        boolean byEmail = taken.attribute(StandardAttributes.EMAIL)
                .map(pool::usernameKey)
                .filter(address(pool, newcomer, StandardAttributes.EMAIL)::equals)
                .isPresent();
        return UsernameExistsException.builder()
                .message("An account with the given " + (byEmail ? "email" : "phone_number") + " already exists.")
                .build();
    }

    /** An address that takes the place of a username; one that nobody has where it does not. */
    private static String address(Pool pool, NewUser newcomer, String attribute) {
        return pool.usernameAttributes().contains(attribute) ? key(pool, newcomer, attribute) : "";
    }

    private static String alias(Pool pool, NewUser newcomer, String attribute) {
        return pool.aliasAttributes().contains(attribute) ? key(pool, newcomer, attribute) : "";
    }

    private static String key(Pool pool, NewUser newcomer, String attribute) {
        return pool.usernameKey(newcomer.attributes().getOrDefault(attribute, ""));
    }

    static AliasExistsException aliasExists(String attribute) {
        return AliasExistsException.builder()
                .message("An account with the " + attribute + " already exists.")
                .build();
    }

    static UUID asId(String name) {
        try {
            UUID id = UUID.fromString(name);
            return id.toString().equals(name) ? id : NONE;
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }
}
