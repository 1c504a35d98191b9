package io.kognita.userpool.attribute;

import io.kognita.userpool.client.Clients;
import io.kognita.userpool.code.Limits;
import io.kognita.userpool.code.Subject;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.token.AccessGrant;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.userpool.user.AttributeList;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/** Changes that users make to their own attributes, as far as the client lets them. */
@Singleton
class OwnAttributes {

    private final AccessTokens accessTokens;
    private final Clients clients;
    private final Limits limits;
    private final AttributeUpdates updates;

    OwnAttributes(AccessTokens accessTokens, Clients clients, Limits limits, AttributeUpdates updates) {
        this.accessTokens = accessTokens;
        this.clients = clients;
        this.limits = limits;
        this.updates = updates;
    }

    /**
     * Changes attributes of the user whose token it is.
     *
     * @param clientMetadata what the client sent for functions
     * @return where codes went
     */
    Uni<List<Destination>> change(String accessToken, List<AttributeType> asked, Map<String, String> clientMetadata) {
        return accessTokens
                .verify(accessToken)
                .flatMap(grant -> clients.byId(grant.clientId())
                        .map(client -> AttributeList.writableBy(client, asked))
                        .flatMap(values -> updates.apply(
                                grant.triggers(clientMetadata), grant.user(), values, () -> countMessage(grant))));
    }

    /** A user could flood strangers' mailboxes with codes otherwise. */
    private Uni<Void> countMessage(AccessGrant grant) {
        return limits.throttle(Subject.of(grant.user()), Limits.Action.UPDATE_USER_ATTRIBUTES);
    }
}
