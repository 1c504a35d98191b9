package io.kognita.userpool.code;

import io.kognita.userpool.client.ClientCall;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Finds whom a call without a session is about, and tells no more than the client permits. */
@Singleton
public class Addressees {

    private final Users users;
    private final Nobody nobody;

    Addressees(Users users, Nobody nobody) {
        this.users = users;
        this.nobody = nobody;
    }

    /**
     * The user with a name, or a stand-in.
     *
     * @throws UserNotFoundException when there is none and the client does not hide it
     * @throws NotAuthorizedException when the user is disabled and the client does not hide it
     */
    public Uni<Addressee> named(ClientCall client, String username) {
        return users.find(client.pool(), username).map(user -> {
            if (!client.client().hidesUnknownUsers()) {
                refuse(user);
            }
            Subject subject = user.map(found -> new Subject(found.poolId(), found.sub()))
                    .orElseGet(() ->
                            nobody.subject(client.pool().id(), client.pool().usernameKey(username)));
            return new Addressee(subject, user);
        });
    }

    private static void refuse(Optional<User> user) {
        User found = user.orElseThrow(() -> UserNotFoundException.builder()
                .message("Username/client id combination not found.")
                .build());
        if (!found.enabled()) {
            throw NotAuthorizedException.builder().message("User is disabled.").build();
        }
    }
}
