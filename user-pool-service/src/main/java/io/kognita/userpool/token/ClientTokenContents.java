package io.kognita.userpool.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.ClientCall;
import io.kognita.userpool.trigger.PreTokenGeneration;
import io.kognita.userpool.trigger.TriggerContext;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What a client's own token states: the client and its scopes, and what the pool's function changes. */
@Singleton
class ClientTokenContents {

    private final PreTokenGeneration preTokenGeneration;
    private final Issuers issuers;
    private final Clock clock;

    ClientTokenContents(PreTokenGeneration preTokenGeneration, Issuers issuers, Clock clock) {
        this.preTokenGeneration = preTokenGeneration;
        this.issuers = issuers;
        this.clock = clock;
    }

    /** The claims of a token, and the scopes among them. */
    record Contents(ObjectNode claims, List<String> scopes) {}

    /** The contents; no transaction may be open, for a function may run. */
    Uni<Contents> of(ClientCall call, List<String> granted, Map<String, String> clientMetadata) {
        Client client = call.client();
        return preTokenGeneration
                .customiseClient(TriggerContext.of(call, clientMetadata), granted)
                .map(customisation -> {
                    List<String> scopes = customisation.scopes(granted);
                    ObjectNode claims = Claims.client(
                            issuers.of(client.poolId()),
                            client.id(),
                            scopes,
                            clock.instant(),
                            client.accessTokenValidity());
                    customisation.accessToken().applyTo(claims);
                    return new Contents(claims, scopes);
                });
    }
}
