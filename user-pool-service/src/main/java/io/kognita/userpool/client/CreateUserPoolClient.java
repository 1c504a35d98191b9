package io.kognita.userpool.client;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.random.RandomNames;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** Creates an app client, with a secret made here, one that the caller brings, or none. */
@Singleton
class CreateUserPoolClient extends Operation<CreateUserPoolClientRequest, CreateUserPoolClientResponse> {

    private final Pools pools;
    private final Clients clients;
    private final ClientChanges changes;
    private final RandomNames names;
    private final Clock clock;

    CreateUserPoolClient(Pools pools, Clients clients, ClientChanges changes, RandomNames names, Clock clock) {
        super(CreateUserPoolClientRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.changes = changes;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public Uni<CreateUserPoolClientResponse> handle(CreateUserPoolClientRequest input, Call call) {
        String secret = secret(input);
        return pools.byId(input.userPoolId()).flatMap(pool -> create(pool, input, secret, call));
    }

    private Uni<CreateUserPoolClientResponse> create(
            Pool pool, CreateUserPoolClientRequest input, String secret, Call call) {
        UserPoolClientType client =
                ClientShapes.created(pool, input, names.clientId(), secret != null, clock.instant());
        byte[] sealed = secret == null ? null : clients.seal(client.clientId(), secret);
        return changes.add(pool, new UserPoolClient(client, sealed), call)
                .replaceWith(() -> CreateUserPoolClientResponse.builder()
                        .userPoolClient(ClientShapes.described(
                                new Client(client, Stream.ofNullable(secret).toList())))
                        .build());
    }

    private String secret(CreateUserPoolClientRequest input) {
        boolean made = Boolean.TRUE.equals(input.generateSecret());
        if (made && input.clientSecret() != null) {
            throw InvalidParameterException.builder()
                    .message("Cannot specify both GenerateSecret as true and ClientSecret.")
                    .build();
        }
        return made ? names.clientSecret() : input.clientSecret();
    }
}
