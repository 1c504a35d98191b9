package io.kognita.userpool.client;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientResponse;

/** Deletes an app client. */
@Singleton
class DeleteUserPoolClient extends Operation<DeleteUserPoolClientRequest, DeleteUserPoolClientResponse> {

    private final ClientChanges changes;

    DeleteUserPoolClient(ClientChanges changes) {
        super(DeleteUserPoolClientRequest::builder);
        this.changes = changes;
    }

    @Override
    public Uni<DeleteUserPoolClientResponse> handle(DeleteUserPoolClientRequest input, Call call) {
        return changes.apply(
                        input.userPoolId(),
                        input.clientId(),
                        (pool, client) -> Panache.getSession().flatMap(session -> session.remove(client)),
                        SettingsEvents.Fact.CLIENT_DELETED,
                        call)
                .replaceWith(DeleteUserPoolClientResponse.builder()::build);
    }
}
