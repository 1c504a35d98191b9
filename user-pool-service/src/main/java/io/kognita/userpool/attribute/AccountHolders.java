package io.kognita.userpool.attribute;

import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.Clients;
import io.kognita.userpool.token.AccessGrant;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Users who call with an access token about their own account, and who may change it. */
@Singleton
class AccountHolders {

    private final AccessTokens accessTokens;
    private final Clients clients;

    AccountHolders(AccessTokens accessTokens, Clients clients) {
        this.accessTokens = accessTokens;
        this.clients = clients;
    }

    /**
     * The user whose token it is.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when the token allows
     *     nothing
     * @throws PasswordResetRequiredException when an administrator made the password useless since
     * @throws UserNotConfirmedException when the account is not confirmed
     */
    Uni<AccessGrant> holder(String accessToken) {
        return accessTokens.verify(accessToken).invoke(grant -> refuseUnready(grant.user()));
    }

    /** The client through which the user signed in. */
    Uni<Client> clientOf(AccessGrant grant) {
        return clients.byId(grant.clientId());
    }

    private static void refuseUnready(User user) {
        if (user.mustResetPassword()) {
            throw PasswordResetRequiredException.builder()
                    .message("Password reset required for the user")
                    .build();
        }
        if (user.status() == UserStatusType.UNCONFIRMED) {
            throw UserNotConfirmedException.builder()
                    .message("User is not confirmed.")
                    .build();
        }
    }
}
