package io.kognita.userpool.auth;

import io.kognita.userpool.mfa.Demand;
import io.kognita.userpool.mfa.OfferedFactors;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** By what a user may begin a sign-in: what the pool allows and the user has. A stranger seems to have everything. */
final class AvailableChallenges {

    private AvailableChallenges() {}

    /**
     * The challenges that somebody may choose from.
     *
     * @param passkey true when they can be asked for a passkey
     */
    static List<ChallengeNameType> of(Pool pool, OfferedFactors offered, Candidate candidate, boolean passkey) {
        List<ChallengeNameType> available = new ArrayList<>();
        Optional<User> user = candidate.user();
        List<AuthFactorType> allowed =
                pool.firstFactors().isEmpty() ? List.of(AuthFactorType.PASSWORD) : pool.firstFactors();
        if (allowed.contains(AuthFactorType.PASSWORD)
                && has(user, (found, _) -> found.passwordHash().isPresent(), null)) {
            available.add(ChallengeNameType.PASSWORD);
            available.add(ChallengeNameType.PASSWORD_SRP);
        }
        boolean oneIsEnough = oneIsEnough(pool, offered, user);
        if (oneIsEnough) {
            if (allowed.contains(AuthFactorType.EMAIL_OTP)
                    && has(user, AvailableChallenges::verified, SecondFactor.EMAIL_OTP)) {
                available.add(ChallengeNameType.EMAIL_OTP);
            }
            if (allowed.contains(AuthFactorType.SMS_OTP)
                    && has(user, AvailableChallenges::verified, SecondFactor.SMS_MFA)) {
                available.add(ChallengeNameType.SMS_OTP);
            }
        }
        if (passkey && (oneIsEnough || passkeyIsEnough(offered, user))) {
            available.add(ChallengeNameType.WEB_AUTHN);
        }
        return available;
    }

    /** A code or a passkey alone does not sign in who is to prove two factors, but where the passkey counts as both. */
    private static boolean oneIsEnough(Pool pool, OfferedFactors offered, Optional<User> user) {
        return user.map(found -> Demand.of(pool, offered, found) instanceof Demand.Nothing)
                .orElse(offered.mode() != UserPoolMfaType.ON);
    }

    private static boolean passkeyIsEnough(OfferedFactors offered, Optional<User> user) {
        return user.map(offered::passkeyIsEnough).orElseGet(offered::passkeyIsEnough);
    }

    private static boolean has(Optional<User> user, BiPredicate<User, SecondFactor> rule, SecondFactor factor) {
        return user.map(found -> rule.test(found, factor)).orElse(true);
    }

    private static boolean verified(User user, SecondFactor factor) {
        return factor.availableTo(user)
                && factor.address()
                        .flatMap(attribute -> user.attribute(attribute + "_verified"))
                        .filter("true"::equals)
                        .isPresent();
    }
}
