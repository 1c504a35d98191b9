package io.kognita.userpool.client;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientSecretRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientSecretResponse;

/** Takes one of a client's two secrets away. */
@Singleton
class DeleteUserPoolClientSecret
        extends Operation<DeleteUserPoolClientSecretRequest, DeleteUserPoolClientSecretResponse> {

    private final ClientChanges changes;

    DeleteUserPoolClientSecret(ClientChanges changes) {
        super(DeleteUserPoolClientSecretRequest::builder);
        this.changes = changes;
    }

    @Override
    public Uni<DeleteUserPoolClientSecretResponse> handle(DeleteUserPoolClientSecretRequest input, Call call) {
        return changes.apply(
                        input.userPoolId(),
                        input.clientId(),
                        (pool, client) -> Uni.createFrom()
                                .voidItem()
                                .invoke(() -> client.remove(ClientSecrets.deletable(client, input.clientSecretId()))),
                        SettingsEvents.Fact.CLIENT_CHANGED,
                        call)
                .replaceWith(DeleteUserPoolClientSecretResponse.builder()::build);
    }
}
