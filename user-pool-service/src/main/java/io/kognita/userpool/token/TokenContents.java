package io.kognita.userpool.token;

import io.kognita.userpool.group.Membership;
import io.kognita.userpool.group.Memberships;
import io.kognita.userpool.trigger.PreTokenGeneration;
import io.kognita.userpool.trigger.TokenCustomisation;
import io.kognita.userpool.trigger.TokenDraft;
import io.kognita.userpool.trigger.TriggerSubject;
import io.kognita.userpool.user.UserShapes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What tokens state beside the facts of a grant: the user's groups, and what the pool's function changes. */
@Singleton
class TokenContents {

    private final Memberships memberships;
    private final PreTokenGeneration preTokenGeneration;

    TokenContents(Memberships memberships, PreTokenGeneration preTokenGeneration) {
        this.memberships = memberships;
        this.preTokenGeneration = preTokenGeneration;
    }

    /** The groups are always there; no transaction may be open, for a function may run. */
    Uni<TokenCustomisation> of(Grant grant) {
        return memberships
                .of(grant.user())
                .map(TokenContents::groups)
                .flatMap(groups -> preTokenGeneration
                        .customise(grant.pool().lambdaConfig(), draft(grant, groups))
                        .map(customisation -> customisation.keeping(groups)));
    }

    private static TokenDraft.Groups groups(Membership membership) {
        return new TokenDraft.Groups(
                membership.names(),
                membership.roles(),
                membership.preferredRole().orElse(null));
    }

    private static TokenDraft draft(Grant grant, TokenDraft.Groups groups) {
        return new TokenDraft(
                new TriggerSubject(
                        grant.pool().region(),
                        grant.pool().id(),
                        grant.user().username(),
                        grant.client().id()),
                grant.source().trigger(),
                UserShapes.forFunctions(grant.user()),
                groups,
                grant.scopes(),
                grant.clientMetadata());
    }
}
