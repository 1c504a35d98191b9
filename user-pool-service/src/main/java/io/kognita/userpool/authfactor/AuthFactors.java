package io.kognita.userpool.authfactor;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.User;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;

/** By which factors a user can sign in, be it as the first or as the second. */
final class AuthFactors {

    private AuthFactors() {}

    /**
     * The factors of a user.
     *
     * @param passkey true for a user who has a passkey
     */
    static List<AuthFactorType> of(Pool pool, User user, boolean passkey) {
        List<AuthFactorType> factors = new ArrayList<>();
        if (user.passwordHash().isPresent()) {
            factors.add(AuthFactorType.PASSWORD);
        }
        if (receives(pool, user, AuthFactorType.EMAIL_OTP, SecondFactor.EMAIL_OTP)) {
            factors.add(AuthFactorType.EMAIL_OTP);
        }
        if (receives(pool, user, AuthFactorType.SMS_OTP, SecondFactor.SMS_MFA)) {
            factors.add(AuthFactorType.SMS_OTP);
        }
        if (passkey) {
            factors.add(AuthFactorType.WEB_AUTHN);
        }
        if (user.secondFactors().hasAuthenticator()) {
            factors.add(AuthFactorType.SOFTWARE_TOKEN);
        }
        return factors;
    }

    /** A code is a first factor at a verified address, where the pool allows it, and a second one where it is turned on. */
    private static boolean receives(Pool pool, User user, AuthFactorType first, SecondFactor second) {
        boolean asFirst = pool.firstFactors().contains(first)
                && second.address()
                        .flatMap(attribute -> user.attribute(attribute + "_verified"))
                        .filter("true"::equals)
                        .isPresent();
        boolean asSecond = user.secondFactors().enabled().contains(second);
        return second.availableTo(user) && (asFirst || asSecond);
    }
}
