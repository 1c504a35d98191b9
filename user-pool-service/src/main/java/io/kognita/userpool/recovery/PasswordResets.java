package io.kognita.userpool.recovery;

import io.kognita.userpool.code.OneTimeCode;
import io.kognita.userpool.password.PasswordRules;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.risk.compromised.ChosenPasswords;
import io.kognita.userpool.risk.compromised.Occasion;
import io.kognita.userpool.trigger.PostConfirmation;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Call;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventFilterType;

/** Replaces a password by a code: the slow part before the transaction, then the code and the password at once. */
@Singleton
class PasswordResets {

    private final ChosenPasswords passwords;
    private final ResetCodes codes;
    private final PostConfirmation postConfirmation;

    PasswordResets(ChosenPasswords passwords, ResetCodes codes, PostConfirmation postConfirmation) {
        this.passwords = passwords;
        this.codes = codes;
        this.postConfirmation = postConfirmation;
    }

    /** Checked before an attempt is counted and a code compared, for a weak password spends neither. */
    void checkPolicy(Pool pool, String password) {
        PasswordRules.check(pool.passwordPolicy(), password);
    }

    Uni<Void> reset(TriggerContext context, User user, OneTimeCode code, String password, Call call) {
        Pool pool = context.pool();
        return passwords
                .prepare(new Occasion(EventFilterType.PASSWORD_CHANGE, pool, context.clientId(), call), user, password)
                .flatMap(credential -> codes.redeem(pool, user, code, credential))
                .flatMap(confirmed -> postConfirmation.afterForgotPassword(context, confirmed));
    }
}
