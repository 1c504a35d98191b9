package io.kognita.userpool.client;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.pool.Pool;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientResponse;

/** Changes an app client; members that the request leaves out go back to their defaults. */
@Singleton
class UpdateUserPoolClient extends Operation<UpdateUserPoolClientRequest, UpdateUserPoolClientResponse> {

    private final Clients clients;
    private final ClientChanges changes;
    private final Clock clock;

    UpdateUserPoolClient(Clients clients, ClientChanges changes, Clock clock) {
        super(UpdateUserPoolClientRequest::builder);
        this.clients = clients;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Uni<UpdateUserPoolClientResponse> handle(UpdateUserPoolClientRequest input, Call call) {
        return changes.apply(
                        input.userPoolId(),
                        input.clientId(),
                        (pool, stored) -> Uni.createFrom().item(changed(pool, stored, input)),
                        SettingsEvents.Fact.CLIENT_CHANGED,
                        call)
                .map(client -> UpdateUserPoolClientResponse.builder()
                        .userPoolClient(ClientShapes.described(client))
                        .build());
    }

    private Client changed(Pool pool, UserPoolClient stored, UpdateUserPoolClientRequest input) {
        stored.change(ClientShapes.updated(pool, clients.view(stored), input, clock.instant()));
        return clients.view(stored);
    }
}
