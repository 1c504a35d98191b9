package io.kognita.userpool.code;

import io.kognita.userpool.client.ClientCall;
import io.kognita.userpool.client.ClientCalls;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.kognita.wire.aws.Call;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Finds whom a call without a session is about, and tells no more than the client permits. */
@Singleton
public class Addressees {

    private final ClientCalls calls;
    private final Users users;
    private final Nobody nobody;

    Addressees(ClientCalls calls, Users users, Nobody nobody) {
        this.calls = calls;
        this.users = users;
        this.nobody = nobody;
    }

    /**
     * The user with a name, or a stand-in, once the client is known to call.
     *
     * @param secretHash the client's proof, or null
     * @throws NotAuthorizedException when the proof is missing or wrong, or the user is disabled and the client does not
     *     hide it
     * @throws UserNotFoundException when there is no such user and the client does not hide it
     */
    public Uni<Addressee> of(String clientId, String username, String secretHash, Call call) {
        return any(clientId, username, secretHash, call).invoke(Addressees::refuseOpenly);
    }

    /** As {@link #of}, but leaves it to the caller to {@linkplain #refuseOpenly refuse} whom there is no user for. */
    public Uni<Addressee> any(String clientId, String username, String secretHash, Call call) {
        return calls.authenticate(clientId, username, secretHash, call)
                .flatMap(client -> users.find(client.pool(), username).map(user -> addressee(client, username, user)));
    }

    /** Refuses where the client does not hide that there is no such user, or a disabled one. */
    public static void refuseOpenly(Addressee addressee) {
        if (!addressee.call().client().hidesUnknownUsers()) {
            refuse(addressee.user());
        }
    }

    private Addressee addressee(ClientCall call, String username, Optional<User> user) {
        Pool pool = call.pool();
        Subject subject = user.map(Subject::of).orElseGet(() -> nobody.subject(pool.id(), pool.usernameKey(username)));
        return new Addressee(call, username, subject, user);
    }

    private static void refuse(Optional<User> user) {
        User found = user.orElseThrow(() -> UserNotFoundException.builder()
                .message("Username/client id combination not found.")
                .build());
        if (!found.enabled()) {
            throw Standing.disabled();
        }
    }
}
