package io.kognita.userpool.recovery;

import io.kognita.userpool.code.OneTimeCode;
import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.password.PasswordRules;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Replaces a password by a code: the slow part before the transaction, then the code and the password at once. */
@Singleton
class PasswordResets {

    private final PasswordChange passwordChange;
    private final ResetCodes codes;

    PasswordResets(PasswordChange passwordChange, ResetCodes codes) {
        this.passwordChange = passwordChange;
        this.codes = codes;
    }

    /** Checked before an attempt is counted and a code compared, for a weak password spends neither. */
    void checkPolicy(Pool pool, String password) {
        PasswordRules.check(pool.passwordPolicy(), password);
    }

    Uni<Void> reset(Pool pool, User user, OneTimeCode code, String password) {
        return passwordChange
                .prepare(pool, user, password)
                .flatMap(credential -> codes.redeem(pool, user, code, credential));
    }
}
