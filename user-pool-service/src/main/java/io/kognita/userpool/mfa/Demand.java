package io.kognita.userpool.mfa;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.SecondFactors;
import io.kognita.userpool.user.User;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;

/**
 * What a pool wants of a user whose first factor is proved, by the rules of Amazon Cognito's developer guide, "Details of MFA
 * logic at user runtime".
 */
public sealed interface Demand {

    /** The first factor is enough. */
    record Nothing() implements Demand {}

    /** One factor, which the user has. */
    record Prove(SecondFactor factor) implements Demand {}

    /** One factor of several that the user has. */
    record Choose(Set<SecondFactor> factors) implements Demand {}

    /** The user has no factor and must set one of these up; there is none where the pool has none. */
    record SetUp(Set<SecondFactor> factors) implements Demand {}

    /** What a pool wants of a user. */
    static Demand of(Pool pool, OfferedFactors offered, User user) {
        return switch (offered.mode()) {
            case OFF -> new Nothing();
            case OPTIONAL -> turnedOn(offered, user);
            case ON, UNKNOWN_TO_SDK_VERSION -> required(pool, offered, user);
        };
    }

    /**
     * What a user is asked for because of a risk: a factor that they have, turned on or not; nothing where they have none, or
     * the pool has none.
     */
    static Demand atRisk(Pool pool, OfferedFactors offered, User user) {
        Demand demand = required(pool, offered, user);
        return demand instanceof SetUp ? new Nothing() : demand;
    }

    /** Factors with which the user could answer now; none while nothing, or a set-up, is wanted. */
    default Set<SecondFactor> accepted() {
        return switch (this) {
            case Nothing _, SetUp _ -> Set.of();
            case Prove(SecondFactor factor) -> Set.of(factor);
            case Choose(Set<SecondFactor> factors) -> factors;
        };
    }

    /** Where a factor is optional, those count that the user turned on. */
    private static Demand turnedOn(OfferedFactors offered, User user) {
        SecondFactors own = user.secondFactors();
        Set<SecondFactor> usable = only(own.enabled(), factor -> usable(offered, user, factor));
        return usable.isEmpty() ? new Nothing() : anyOf(usable, own.preferred());
    }

    /** Where a factor is required, those count that the user has, turned on or not. */
    private static Demand required(Pool pool, OfferedFactors offered, User user) {
        Set<SecondFactor> usable = only(Arrays.asList(SecondFactor.values()), factor -> usable(offered, user, factor));
        SecondFactor preferred = user.secondFactors().preferred();
        if (usable.isEmpty()) {
            return new SetUp(settable(pool, offered, user));
        }
        if (preferred != null && usable.contains(preferred)) {
            return new Prove(preferred);
        }
        Set<SecondFactor> present = orAll(usable, offered.factors()::contains);
        return anyOf(orAll(present, factor -> !recovers(pool, factor)), null);
    }

    /** An app that was verified is good for as long as its user has it; messages are sent while the pool sends them. */
    private static boolean usable(OfferedFactors offered, User user, SecondFactor factor) {
        return factor.availableTo(user)
                && (factor == SecondFactor.SOFTWARE_TOKEN_MFA
                        || offered.factors().contains(factor));
    }

    private static Set<SecondFactor> settable(Pool pool, OfferedFactors offered, User user) {
        Set<SecondFactor> missing = only(offered.factors(), factor -> !factor.availableTo(user));
        return orAll(missing, factor -> !recovers(pool, factor));
    }

    /** True for the address at which a forgotten password is reset first: it should not be both factors. */
    private static boolean recovers(Pool pool, SecondFactor factor) {
        RecoveryOptionNameType first = pool.recoveryWays().getFirst();
        return factor.address()
                .filter(address -> switch (first) {
                    case VERIFIED_EMAIL -> address.equals(StandardAttributes.EMAIL);
                    case VERIFIED_PHONE_NUMBER -> address.equals(StandardAttributes.PHONE_NUMBER);
                    case ADMIN_ONLY, UNKNOWN_TO_SDK_VERSION -> false;
                })
                .isPresent();
    }

    private static Demand anyOf(Set<SecondFactor> factors, SecondFactor preferred) {
        if (preferred != null && factors.contains(preferred)) {
            return new Prove(preferred);
        }
        return factors.size() == 1 ? new Prove(factors.iterator().next()) : new Choose(factors);
    }

    /** Those that match, or all where none does. */
    private static Set<SecondFactor> orAll(Set<SecondFactor> factors, Predicate<SecondFactor> matching) {
        Set<SecondFactor> matched = only(factors, matching);
        return matched.isEmpty() ? factors : matched;
    }

    private static Set<SecondFactor> only(Collection<SecondFactor> factors, Predicate<SecondFactor> matching) {
        Set<SecondFactor> matched = EnumSet.noneOf(SecondFactor.class);
        factors.stream().filter(matching).forEach(matched::add);
        return Collections.unmodifiableSet(matched);
    }
}
