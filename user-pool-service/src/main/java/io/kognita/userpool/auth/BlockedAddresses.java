package io.kognita.userpool.auth;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.userpool.auth.event.RiskDecision;
import io.kognita.userpool.risk.RiskPolicies;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;

/** Turns away who comes from an address that the pool's risk configuration blocks, at each call and whoever it is. */
@Singleton
class BlockedAddresses {

    private final RiskPolicies policies;
    private final Users users;
    private final AuthenticationEvents events;

    BlockedAddresses(RiskPolicies policies, Users users, AuthenticationEvents events) {
        this.policies = policies;
        this.users = users;
        this.events = events;
    }

    /** Fails for a blocked address, with the same words and work for users and strangers. */
    Uni<Void> refuse(Attempt attempt) {
        boolean enforced = attempt.pool()
                .threatProtection()
                .filter(AdvancedSecurityModeType.ENFORCED::equals)
                .isPresent();
        return enforced
                ? policies.of(attempt.pool(), attempt.client().id())
                        .flatMap(policy -> policy.blocks(attempt.origin().address())
                                ? refused(attempt)
                                : Uni.createFrom().voidItem())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> refused(Attempt attempt) {
        return named(attempt)
                .flatMap(user -> Panache.withTransaction(() -> tell(attempt, user)))
                .chain(() -> Uni.createFrom().failure(Refusals::blockedAddress));
    }

    /** A refresh names no user. */
    private Uni<Optional<User>> named(Attempt attempt) {
        return attempt.optional(Attempt.USERNAME)
                .map(name -> users.find(attempt.pool(), name))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Void> tell(Attempt attempt, Optional<User> user) {
        Assessment blocked = attempt.assessment().decided(RiskDecision.BLOCK, false);
        return user.map(known -> events.blocked(attempt.pool(), attempt.client(), known, blocked, attempt.call()))
                .orElseGet(() -> events.failedUnknown(attempt.pool(), attempt.client(), attempt.call()));
    }
}
