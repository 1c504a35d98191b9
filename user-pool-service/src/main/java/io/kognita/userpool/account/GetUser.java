package io.kognita.userpool.account;

import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.Clients;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserShapes;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;

/** A user looks at their own account, as far as the client may read it. */
@Singleton
class GetUser extends Operation<GetUserRequest, GetUserResponse> {

    private final AccessTokens accessTokens;
    private final Clients clients;

    GetUser(AccessTokens accessTokens, Clients clients) {
        super(GetUserRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.clients = clients;
    }

    @Override
    public Uni<GetUserResponse> handle(GetUserRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .flatMap(grant -> clients.byId(grant.clientId()).map(client -> response(grant.user(), client)));
    }

    private static GetUserResponse response(User user, Client client) {
        return GetUserResponse.builder()
                .username(user.username())
                .userAttributes(UserShapes.attributes(
                        user, name -> name.equals(StandardAttributes.SUB) || client.readable(name)))
                .userMFASettingList(UserShapes.secondFactors(user))
                .preferredMfaSetting(UserShapes.preferredFactor(user))
                .mfaOptions(UserShapes.mfaOptions(user))
                .build();
    }
}
