package io.kognita.userpool.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.ClientCall;
import io.kognita.userpool.client.ClientCalls;
import io.kognita.userpool.key.SigningKeys;
import io.kognita.userpool.work.SigningWorkers;
import io.kognita.wire.signin.ClientCredentialsGrant;
import io.kognita.wire.signin.IssuedTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;

/** Gives a client a token of its own (RFC 6749 section 4.4): no user, no ID token, no refresh token. */
@Singleton
class ClientTokens {

    private final ClientCalls calls;
    private final Issuers issuers;
    private final SigningKeys keys;
    private final SigningWorkers workers;
    private final Clock clock;

    ClientTokens(ClientCalls calls, Issuers issuers, SigningKeys keys, SigningWorkers workers, Clock clock) {
        this.calls = calls;
        this.issuers = issuers;
        this.keys = keys;
        this.workers = workers;
        this.clock = clock;
    }

    /** The token of a grant by OAuth, whose client hosted-ui-service has authenticated. */
    Uni<IssuedTokens> issue(ClientCredentialsGrant grant) {
        return calls.trusted(grant.clientId()).flatMap(call -> {
            checkGrant(call.client());
            return issue(call, grant.scopes());
        });
    }

    /**
     * The token of a client that may have it.
     *
     * @param asked scopes; null or none for all that the client has
     */
    Uni<IssuedTokens> issue(ClientCall call, List<String> asked) {
        return Uni.createFrom().deferred(() -> {
            Client client = call.client();
            List<String> scopes = granted(call, asked);
            ObjectNode claims = Claims.client(
                    issuers.of(client.poolId()), client.id(), scopes, clock.instant(), client.accessTokenValidity());
            return keys.current(client.poolId())
                    .flatMap(key -> workers.compute(() -> TokenSigner.sign(claims, key)))
                    .map(token -> new IssuedTokens(
                            null, token, null, client.accessTokenValidity().toSeconds(), scopes));
        });
    }

    private static void checkGrant(Client client) {
        if (!client.hasSecret() || !client.settings().allowedOAuthFlows().contains(OAuthFlowType.CLIENT_CREDENTIALS)) {
            throw NotAuthorizedException.builder()
                    .message("Client " + client.id() + " is not enabled for client_credentials")
                    .build();
        }
    }

    /** Only scopes of resource servers, for the others speak of a user. */
    private static List<String> granted(ClientCall call, List<String> asked) {
        List<String> custom = call.pool().existing(call.client().settings().allowedOAuthScopes()).stream()
                .filter(scope -> scope.contains("/"))
                .toList();
        if (asked == null || asked.isEmpty()) {
            return custom;
        }
        if (!custom.containsAll(asked)) {
            throw InvalidParameterException.builder().message("invalid_scope").build();
        }
        return asked.stream().distinct().toList();
    }
}
