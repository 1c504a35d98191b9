package io.kognita.userpool.limit;

import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.aws.Throttle;
import io.kognita.wire.rate.SenderRate;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/**
 * To whom a call counts: to its pool, which a caller without a key has to name by something that exists or was signed, so that
 * nobody spends what is another pool's by guesses. A call of no pool counts to the account, or to the address that it comes from.
 */
@Singleton
class Owners {

    private static final String ACCOUNT = "account";
    private static final String SENDER = "sender ";
    private static final String STRANGER = "unknown";

    private final Clients clients;
    private final Pools pools;
    private final AccessTokens accessTokens;
    private final SenderRate strangers;

    Owners(Clients clients, Pools pools, AccessTokens accessTokens, ProvisionedLimitSettings settings, Clock clock) {
        this.clients = clients;
        this.pools = pools;
        this.accessTokens = accessTokens;
        this.strangers = new SenderRate(settings.unknownClientsPerMinute(), clock);
    }

    /**
     * The owner of the bucket from which a call takes.
     *
     * @throws ResourceNotFoundException when there is no such client or pool
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException when the caller named
     *     too many that there are not
     */
    Uni<String> of(Call call, Throttle.Input input) {
        return call.caller() instanceof Caller.Operator ? ofOperator(input) : ofClient(call, input);
    }

    private static Uni<String> ofOperator(Throttle.Input input) {
        String poolId = input.member("UserPoolId");
        String arn = input.member("ResourceArn");
        if (poolId != null) {
            return Uni.createFrom().item(poolId);
        }
        return Uni.createFrom().item(arn == null ? ACCOUNT : arn.substring(arn.lastIndexOf('/') + 1));
    }

    private Uni<String> ofClient(Call call, Throttle.Input input) {
        String poolId = input.member("UserPoolId");
        String clientId = input.member("ClientId");
        String accessToken = input.member("AccessToken");
        if (poolId != null) {
            return known(pools.holds(poolId), pools.byId(poolId).map(Pool::id), call);
        }
        if (clientId != null) {
            return known(clients.holds(clientId), clients.byId(clientId).map(Client::poolId), call);
        }
        String sender = SENDER + SenderRate.network(call.sourceIp());
        return accessToken == null
                ? Uni.createFrom().item(sender)
                : Uni.createFrom()
                        .deferred(() -> accessTokens.poolOf(accessToken))
                        .onFailure(CognitoIdentityProviderException.class)
                        .recoverWithItem(sender);
    }

    /** Each look-up of what there is not reads the database. */
    private Uni<String> known(boolean held, Uni<String> poolId, Call call) {
        if (!held && strangers.isSpent(call.sourceIp(), STRANGER)) {
            throw CategoryThrottle.exceeded();
        }
        return poolId.onFailure(ResourceNotFoundException.class)
                .invoke(unknown -> strangers.count(call.sourceIp(), STRANGER));
    }
}
