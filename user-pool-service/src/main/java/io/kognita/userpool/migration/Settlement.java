package io.kognita.userpool.migration;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Draft;
import io.kognita.userpool.message.Messages;
import io.kognita.userpool.password.Credential;
import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.Aliases;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;

/** Stores users of an older directory with their password and the welcome message, or nothing of it. */
@Singleton
class Settlement {

    /** AWS's template wants a place for a password. Here that is the user's own, which no message should carry. */
    private static final String UNTOLD = "********";

    private final Users users;
    private final Aliases aliases;
    private final PasswordChange passwordChange;
    private final Messages messages;
    private final UserEvents events;

    Settlement(Users users, Aliases aliases, PasswordChange passwordChange, Messages messages, UserEvents events) {
        this.users = users;
        this.aliases = aliases;
        this.passwordChange = passwordChange;
        this.messages = messages;
        this.events = events;
    }

    /**
     * Stores a user; no transaction may be open.
     *
     * @param credential null for a user without a password
     */
    Uni<Void> store(Migrant migrant, Credential credential) {
        return welcomes(migrant).flatMap(drafts -> store(migrant, credential, drafts));
    }

    private Uni<Void> store(Migrant migrant, Credential credential, List<Draft> welcomes) {
        Pool pool = migrant.context().pool();
        User user = migrant.user();
        return Panache.withTransaction(() -> released(migrant)
                .chain(() -> credential == null
                        ? Uni.createFrom().voidItem()
                        : passwordChange.store(pool, user, credential, null))
                .chain(() -> users.add(user))
                .chain(() -> events.tell(pool, user, UserEvents.Fact.CREATED))
                .chain(() -> send(welcomes)));
    }

    private Uni<Void> released(Migrant migrant) {
        return migrant.found().forcesAlias()
                ? aliases.release(migrant.context().pool(), migrant.user(), Aliases.verified(migrant.user()))
                : Uni.createFrom().voidItem();
    }

    private Uni<List<Draft>> welcomes(Migrant migrant) {
        return Multi.createFrom()
                .iterable(migrant.found().silent() ? List.<Destination>of() : destinations(migrant))
                .onItem()
                .transformToUniAndConcatenate(destination ->
                        messages.writeInvitation(migrant.context(), migrant.user(), destination, migrant.name()))
                .collect()
                .asList();
    }

    private Uni<Void> send(List<Draft> welcomes) {
        return Multi.createFrom()
                .iterable(welcomes)
                .onItem()
                .transformToUniAndConcatenate(draft -> messages.send(draft, UNTOLD))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** A user without an address for a medium is not welcomed by it. */
    private static List<Destination> destinations(Migrant migrant) {
        return migrant.found().mediums().stream()
                .map(medium -> medium == DeliveryMediumType.EMAIL ? Destination.EMAIL : Destination.PHONE)
                .flatMap(attribute ->
                        migrant
                                .user()
                                .attribute(attribute)
                                .map(address -> new Destination(attribute, address))
                                .stream())
                .toList();
    }
}
