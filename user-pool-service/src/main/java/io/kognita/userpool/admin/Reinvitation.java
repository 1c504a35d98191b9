package io.kognita.userpool.admin;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedUserStateException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Sends an invitation again, with a new temporary password and a new time to use it. */
@Singleton
class Reinvitation {

    private final Users users;
    private final Targets targets;
    private final TemporaryCredentials temporary;
    private final Invitations invitations;

    Reinvitation(Users users, Targets targets, TemporaryCredentials temporary, Invitations invitations) {
        this.users = users;
        this.targets = targets;
        this.temporary = temporary;
        this.invitations = invitations;
    }

    Uni<User> send(Pool pool, AdminCreateUserRequest input) {
        return users.existing(pool, input.username()).call(user -> {
            if (user.status() != UserStatusType.FORCE_CHANGE_PASSWORD) {
                throw UnsupportedUserStateException.builder()
                        .message("Resend not possible. " + input.username() + " status is not FORCE_CHANGE_PASSWORD")
                        .build();
            }
            List<Destination> destinations = Invitations.destinations(input, user);
            return invitations
                    .write(
                            TriggerContext.ofAdministrator(pool, input.clientMetadata()),
                            user,
                            input.username(),
                            destinations)
                    .flatMap(drafts -> temporary
                            .make(pool, user, input.temporaryPassword())
                            .flatMap(made -> targets.change(
                                    new Target(pool, user),
                                    UserEvents.Fact.PASSWORD_CHANGED,
                                    locked -> temporary
                                            .store(pool, locked, made)
                                            .chain(() -> invitations.send(drafts, made.password())))));
        });
    }
}
