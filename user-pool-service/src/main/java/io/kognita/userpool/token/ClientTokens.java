package io.kognita.userpool.token;

import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.ClientCall;
import io.kognita.userpool.client.ClientCalls;
import io.kognita.userpool.key.SigningKeys;
import io.kognita.userpool.work.SigningWorkers;
import io.kognita.wire.signin.ClientCredentialsGrant;
import io.kognita.wire.signin.IssuedTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;

/** Gives a client a token of its own (RFC 6749 section 4.4): no user, no ID token, no refresh token. */
@Singleton
class ClientTokens {

    private final ClientCalls calls;
    private final ClientTokenContents contents;
    private final SigningKeys keys;
    private final SigningWorkers workers;

    ClientTokens(ClientCalls calls, ClientTokenContents contents, SigningKeys keys, SigningWorkers workers) {
        this.calls = calls;
        this.contents = contents;
        this.keys = keys;
        this.workers = workers;
    }

    /** The token of a grant by OAuth, whose client hosted-ui-service has authenticated. */
    Uni<IssuedTokens> issue(ClientCredentialsGrant grant) {
        return calls.trusted(grant.clientId()).flatMap(call -> {
            checkGrant(call.client());
            return issue(call, grant.scopes(), HostedGrants.metadata(grant.clientMetadata()));
        });
    }

    /**
     * The token of a client that may have it; no transaction may be open, for a function may run.
     *
     * @param asked scopes; null or none for all that the client has
     * @param clientMetadata what the client sent for functions
     */
    Uni<IssuedTokens> issue(ClientCall call, List<String> asked, Map<String, String> clientMetadata) {
        return Uni.createFrom()
                .deferred(() -> contents.of(call, granted(call, asked), clientMetadata))
                .flatMap(made -> keys.current(call.pool().id())
                        .flatMap(key -> workers.compute(() -> TokenSigner.sign(made.claims(), key)))
                        .map(token -> new IssuedTokens(
                                null,
                                token,
                                null,
                                call.client().accessTokenValidity().toSeconds(),
                                made.scopes())));
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
