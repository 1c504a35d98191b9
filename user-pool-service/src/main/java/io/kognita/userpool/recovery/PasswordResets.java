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

    /** Checked before anybody is looked up, so that it is the same for everybody. */
    void checkPolicy(Pool pool, String password) {
        PasswordRules.check(pool.passwordPolicy(), password);
    }

    Uni<Void> reset(Pool pool, User user, OneTimeCode code, String password) {
        return passwordChange
                .prepare(pool, user, password)
                .flatMap(credential -> codes.redeem(pool, user, code, credential));
    }
}
