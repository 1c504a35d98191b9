package io.kognita.userpool.client;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.random.RandomNames;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddUserPoolClientSecretRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddUserPoolClientSecretResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientSecretDescriptorType;

/** Gives a client a second secret, which counts beside the first until one of them is deleted. */
@Singleton
class AddUserPoolClientSecret extends Operation<AddUserPoolClientSecretRequest, AddUserPoolClientSecretResponse> {

    private final ClientChanges changes;
    private final Clients clients;
    private final RandomNames names;
    private final Clock clock;

    AddUserPoolClientSecret(ClientChanges changes, Clients clients, RandomNames names, Clock clock) {
        super(AddUserPoolClientSecretRequest::builder);
        this.changes = changes;
        this.clients = clients;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public Uni<AddUserPoolClientSecretResponse> handle(AddUserPoolClientSecretRequest input, Call call) {
        return changes.apply(
                        input.userPoolId(),
                        input.clientId(),
                        (pool, client) -> Uni.createFrom().item(() -> added(client, input.clientSecret())),
                        SettingsEvents.Fact.CLIENT_CHANGED,
                        call)
                .map(descriptor -> AddUserPoolClientSecretResponse.builder()
                        .clientSecretDescriptor(descriptor)
                        .build());
    }

    private ClientSecretDescriptorType added(UserPoolClient client, String given) {
        ClientSecrets.checkRoom(client);
        String value = given == null ? names.clientSecret() : given;
        StoredSecret secret =
                new StoredSecret(clients.seal(client.id(), value), ClientSecrets.nextTime(client, clock.instant()));
        client.add(secret);
        return ClientSecrets.descriptor(client.id(), secret).toBuilder()
                .clientSecretValue(given == null ? value : null)
                .build();
    }
}
