package io.kognita.userpool.token;

import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.ClientCalls;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.signin.IssuedTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientAuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetClientTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetClientTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** Gives a machine's client an access token for its secret: what the client credentials grant gives, without OAuth. */
@Singleton
class GetClientToken extends Operation<GetClientTokenRequest, GetClientTokenResponse> {

    private final ClientCalls calls;
    private final ClientTokens tokens;

    GetClientToken(ClientCalls calls, ClientTokens tokens) {
        super(GetClientTokenRequest::builder, Access.CLIENT);
        this.calls = calls;
        this.tokens = tokens;
    }

    @Override
    public Uni<GetClientTokenResponse> handle(GetClientTokenRequest input, Call call) {
        return calls.trusted(input.clientId())
                .invoke(client -> check(client.client(), input.secret()))
                .flatMap(client -> tokens.issue(client, input.scopes(), input.clientMetadata()))
                .map(GetClientToken::response);
    }

    /** The secret comes first: who does not know it learns nothing of the client. */
    private static void check(Client client, String secret) {
        if (!client.hasSecret(secret)) {
            throw TokenRefusals.refused("Unable to verify secret for client: " + client.id());
        }
        if (!client.takesTokensForItself()) {
            throw InvalidParameterException.builder()
                    .message("CLIENT_TOKEN_AUTH flow not enabled for this client")
                    .build();
        }
    }

    private static GetClientTokenResponse response(IssuedTokens issued) {
        return GetClientTokenResponse.builder()
                .clientAuthenticationResult(ClientAuthenticationResultType.builder()
                        .accessToken(issued.accessToken())
                        .expiresIn((int) issued.expiresIn())
                        .tokenType("Bearer")
                        .build())
                .build();
    }
}
