package io.kognita.userpool.admin;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Draft;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.Aliases;
import io.kognita.userpool.user.NewUser;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Stores users whom an administrator created, with the password and the invitation, or nothing of it. */
@Singleton
class NewUsers {

    private final Users users;
    private final Aliases aliases;
    private final TemporaryCredentials temporary;
    private final Invitations invitations;
    private final UserEvents events;

    NewUsers(Users users, Aliases aliases, TemporaryCredentials temporary, Invitations invitations, UserEvents events) {
        this.users = users;
        this.aliases = aliases;
        this.temporary = temporary;
        this.invitations = invitations;
        this.events = events;
    }

    /**
     * What a new user is told.
     *
     * @param password null for a user who signs in with codes, and is told nothing
     * @param drafts the messages that tell it
     */
    record Invitation(TemporaryCredentials.Made password, List<Draft> drafts) {}

    Uni<Void> refuseTaken(Pool pool, NewUser newcomer) {
        return users.refuseTaken(pool, newcomer);
    }

    /** Writes the messages to a new user; no transaction may be open. */
    Uni<Invitation> write(
            TriggerContext context,
            User user,
            String name,
            TemporaryCredentials.Made password,
            List<Destination> destinations) {
        return invitations
                .write(context, user, name, password == null ? List.of() : destinations)
                .map(drafts -> new Invitation(password, drafts));
    }

    /**
     * Adds a user.
     *
     * @param force takes verified aliases from whoever has them, which is an {@code AliasExistsException} otherwise
     */
    Uni<Void> add(Pool pool, User user, Invitation invitation, boolean force) {
        return Panache.withTransaction(() -> released(pool, user, force)
                .chain(() -> password(pool, user, invitation))
                .chain(() -> users.add(user))
                .chain(() -> events.tell(pool, user, UserEvents.Fact.CREATED))
                .chain(() -> invite(invitation)));
    }

    private Uni<Void> released(Pool pool, User user, boolean force) {
        return force
                ? aliases.release(pool, user, Aliases.verified(user))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> password(Pool pool, User user, Invitation invitation) {
        return invitation.password() == null
                ? Uni.createFrom().voidItem()
                : temporary.store(pool, user, invitation.password());
    }

    private Uni<Void> invite(Invitation invitation) {
        return invitation.password() == null
                ? Uni.createFrom().voidItem()
                : invitations.send(invitation.drafts(), invitation.password().password());
    }
}
