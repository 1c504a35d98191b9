package io.kognita.userpool.risk.compromised;

import io.kognita.userpool.risk.RiskPolicies;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;

/** Looks for passwords in leaks where a pool has threat protection and its risk configuration wants it. */
@Singleton
public class Screening {

    private final RiskPolicies policies;
    private final KnownLeaks leaks;

    Screening(RiskPolicies policies, KnownLeaks leaks) {
        this.policies = policies;
        this.leaks = leaks;
    }

    /** What came of a password. */
    public enum Result {
        /** It is not known, or nobody looked. */
        CLEAN,
        /** It is known, and may be used all the same. */
        TOLERATED,
        /** It is known, and must not be used. */
        REFUSED
    }

    /** Judges a password that a user shows; nothing is asked in a pool without threat protection. */
    public Uni<Result> judge(Occasion occasion, String password) {
        if (!leaks.canTell() || occasion.pool().threatProtection().isEmpty()) {
            return Uni.createFrom().item(Result.CLEAN);
        }
        return policies.of(occasion.pool(), occasion.clientId())
                .flatMap(policy -> policy.looksForLeaks(occasion.event())
                        ? leaks.contain(password)
                                .map(found -> found ? known(occasion, policy.refusesLeaked()) : Result.CLEAN)
                        : Uni.createFrom().item(Result.CLEAN));
    }

    private static Result known(Occasion occasion, boolean refused) {
        boolean enforced = occasion.pool()
                .threatProtection()
                .filter(AdvancedSecurityModeType.ENFORCED::equals)
                .isPresent();
        return enforced && refused ? Result.REFUSED : Result.TOLERATED;
    }
}
