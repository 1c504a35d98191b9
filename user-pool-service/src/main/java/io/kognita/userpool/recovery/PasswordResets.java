package io.kognita.userpool.recovery;

import io.kognita.userpool.code.OneTimeCode;
import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.password.PasswordRules;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.trigger.PostConfirmation;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Replaces a password by a code: the slow part before the transaction, then the code and the password at once. */
@Singleton
class PasswordResets {

    private final PasswordChange passwordChange;
    private final ResetCodes codes;
    private final PostConfirmation postConfirmation;

    PasswordResets(PasswordChange passwordChange, ResetCodes codes, PostConfirmation postConfirmation) {
        this.passwordChange = passwordChange;
        this.codes = codes;
        this.postConfirmation = postConfirmation;
    }

    /** Checked before an attempt is counted and a code compared, for a weak password spends neither. */
    void checkPolicy(Pool pool, String password) {
        PasswordRules.check(pool.passwordPolicy(), password);
    }

    Uni<Void> reset(TriggerContext context, User user, OneTimeCode code, String password) {
        Pool pool = context.pool();
        return passwordChange
                .prepare(pool, user, password)
                .flatMap(credential -> codes.redeem(pool, user, code, credential))
                .flatMap(confirmed -> postConfirmation.afterForgotPassword(context, confirmed));
    }
}
