package io.kognita.userpool.auth;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.auth.event.RiskDecision;
import io.kognita.userpool.mfa.Demand;
import io.kognita.userpool.mfa.PoolFactors;
import io.kognita.userpool.risk.Concern;
import io.kognita.userpool.risk.RiskPolicies;
import io.kognita.userpool.risk.RiskPolicy;
import io.kognita.userpool.risk.RiskResponses;
import io.kognita.userpool.risk.adaptive.Suspicions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * The step in which a pool with threat protection judges the risk of a sign-in, once its first factor is proved, and does what
 * its risk configuration says. Before that nothing is judged: strangers learn nothing from it.
 */
@Singleton
class RiskStep {

    private final RiskPolicies policies;
    private final Suspicions suspicions;
    private final PoolFactors poolFactors;
    private final RiskResponses responses;

    RiskStep(RiskPolicies policies, Suspicions suspicions, PoolFactors poolFactors, RiskResponses responses) {
        this.policies = policies;
        this.suspicions = suspicions;
        this.poolFactors = poolFactors;
        this.responses = responses;
    }

    /**
     * The proof with its risk; each sign-in is judged once.
     *
     * @param trustedDevice whether the client names a device that the user confirmed
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when it is too high
     */
    Uni<Proof> judge(Attempt attempt, Proof proof, boolean trustedDevice) {
        return judge(attempt, proof, trustedDevice, attempt.pool().threatProtection());
    }

    /** As {@link #judge}, of a custom authentication, which a pool watches apart from the others. */
    Uni<Proof> judgeCustom(Attempt attempt, Proof proof, boolean trustedDevice) {
        return judge(attempt, proof, trustedDevice, attempt.pool().customThreatProtection());
    }

    /** What the pool wants of the user beyond what is proved, or else the risk. */
    Uni<Demand> demand(Attempt attempt, Proof proof) {
        return poolFactors.of(attempt.pool()).map(offered -> {
            Demand demand = Demand.of(attempt.pool(), offered, proof.user());
            return demand instanceof Demand.Nothing && proof.assessment().secondFactor()
                    ? Demand.atRisk(attempt.pool(), offered, proof.user())
                    : demand;
        });
    }

    private Uni<Proof> judge(
            Attempt attempt, Proof proof, boolean trustedDevice, Optional<AdvancedSecurityModeType> mode) {
        Assessment begun = proof.assessment();
        if (mode.isEmpty() || begun.judged()) {
            return Uni.createFrom().item(proof);
        }
        return policies.of(attempt.pool(), attempt.client().id())
                .flatMap(policy -> policy.skips(begun.origin().address())
                        ? Uni.createFrom().item(begun.judgedAs(null, null))
                        : suspicions
                                .judge(proof.user(), begun, trustedDevice)
                                .flatMap(found -> respond(attempt, proof.with(found), mode.get(), policy)))
                .map(proof::with);
    }

    private Uni<Assessment> respond(Attempt attempt, Proof proof, AdvancedSecurityModeType mode, RiskPolicy policy) {
        Assessment found = proof.assessment();
        if (found.level() == null || mode != AdvancedSecurityModeType.ENFORCED) {
            return Uni.createFrom().item(found);
        }
        AccountTakeoverActionType action = policy.action(found.level());
        return switch (action.eventAction()) {
            case BLOCK -> block(attempt, proof, action);
            case MFA_IF_CONFIGURED, MFA_REQUIRED ->
                asked(attempt, proof)
                        .flatMap(has -> has ? goOn(attempt, proof, action, true) : without(attempt, proof, action));
            case NO_ACTION, UNKNOWN_TO_SDK_VERSION -> goOn(attempt, proof, action, false);
        };
    }

    /** True when the user has a factor to be asked for; only whoever has a password of their own can be. */
    private Uni<Boolean> asked(Attempt attempt, Proof proof) {
        return poolFactors
                .of(attempt.pool())
                .map(offered -> proof.user().status() == UserStatusType.CONFIRMED
                        && !(Demand.atRisk(attempt.pool(), offered, proof.user()) instanceof Demand.Nothing));
    }

    private Uni<Assessment> without(Attempt attempt, Proof proof, AccountTakeoverActionType action) {
        return switch (action.eventAction()) {
            case MFA_REQUIRED -> block(attempt, proof, action);
            case MFA_IF_CONFIGURED, NO_ACTION, BLOCK, UNKNOWN_TO_SDK_VERSION -> goOn(attempt, proof, action, false);
        };
    }

    private Uni<Assessment> goOn(Attempt attempt, Proof proof, AccountTakeoverActionType action, boolean secondFactor) {
        if (!secondFactor && !action.sendNotification()) {
            return Uni.createFrom().item(proof.assessment());
        }
        Assessment decided = proof.assessment().decided(RiskDecision.ACCOUNT_TAKEOVER, secondFactor);
        return responses.tell(concern(attempt, proof, decided), action).replaceWith(decided);
    }

    private Uni<Assessment> block(Attempt attempt, Proof proof, AccountTakeoverActionType action) {
        Assessment decided = proof.assessment().decided(RiskDecision.BLOCK, false);
        return responses
                .tell(concern(attempt, proof, decided), action)
                .chain(() -> Uni.createFrom().failure(Refusals::tooRisky));
    }

    private static Concern concern(Attempt attempt, Proof proof, Assessment decided) {
        return new Concern(attempt.pool(), attempt.client(), proof.user(), decided, attempt.call());
    }
}
