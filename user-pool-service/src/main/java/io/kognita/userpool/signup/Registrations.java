package io.kognita.userpool.signup;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Draft;
import io.kognita.userpool.message.Occasion;
import io.kognita.userpool.password.Credential;
import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.trigger.PreSignUp;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.Aliases;
import io.kognita.userpool.user.NewUser;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** Stores users who signed themselves up, with their code and its message, or nothing of it. */
@Singleton
class Registrations {

    private final Users users;
    private final Aliases aliases;
    private final PasswordChange passwordChange;
    private final Confirmations confirmations;
    private final UserEvents events;

    Registrations(
            Users users,
            Aliases aliases,
            PasswordChange passwordChange,
            Confirmations confirmations,
            UserEvents events) {
        this.users = users;
        this.aliases = aliases;
        this.passwordChange = passwordChange;
        this.confirmations = confirmations;
        this.events = events;
    }

    /** Spares a function and a hash for a name that is taken; {@link #register} has the last word. */
    Uni<Void> refuseTaken(Pool pool, NewUser newcomer) {
        return users.refuseTaken(pool, newcomer);
    }

    /** The user as a function's verdict makes them. */
    static User user(Pool pool, NewUser newcomer, PreSignUp.Verdict verdict, Instant now) {
        Map<String, String> attributes = new LinkedHashMap<>(newcomer.attributes());
        if (verdict.verifyEmail()) {
            attributes.put(StandardAttributes.EMAIL_VERIFIED, "true");
        }
        if (verdict.verifyPhone()) {
            attributes.put(StandardAttributes.PHONE_NUMBER_VERIFIED, "true");
        }
        UserStatusType status = verdict.confirmUser() ? UserStatusType.CONFIRMED : UserStatusType.UNCONFIRMED;
        return new NewUser(newcomer.sub(), newcomer.username(), attributes).as(pool, status, now);
    }

    /**
     * Stores a user, an alias that a function vouched for taken from whoever had it before.
     *
     * @param credential null for a user without a password
     * @return where the code went, if one was sent
     */
    Uni<Optional<Destination>> register(TriggerContext context, User user, Credential credential) {
        Pool pool = context.pool();
        Optional<Destination> destination =
                user.status() == UserStatusType.CONFIRMED ? Optional.empty() : Confirmations.destination(pool, user);
        Uni<Draft> draft = destination
                .map(address -> confirmations.write(context, user, Occasion.SIGN_UP, address))
                .orElseGet(() -> Uni.createFrom().nullItem());
        return draft.flatMap(written -> store(pool, user, credential, written))
                .onFailure(AliasExistsException.class)
                .transform(taken -> UsernameExistsException.builder()
                        .message(taken.getMessage())
                        .build())
                .chain(() -> user.status() == UserStatusType.CONFIRMED
                        ? confirmations.tell(context, user)
                        : Uni.createFrom().voidItem())
                .replaceWith(destination);
    }

    private Uni<Void> store(Pool pool, User user, Credential credential, Draft draft) {
        return Panache.withTransaction(() -> aliases.release(pool, user, Aliases.verified(user))
                .chain(() -> password(pool, user, credential))
                .chain(() -> users.add(user))
                .chain(() -> events.tell(pool, user, UserEvents.Fact.CREATED))
                .chain(() -> draft == null ? Uni.createFrom().voidItem() : confirmations.send(draft)));
    }

    private Uni<Void> password(Pool pool, User user, Credential credential) {
        return credential == null ? Uni.createFrom().voidItem() : passwordChange.store(pool, user, credential, null);
    }
}
