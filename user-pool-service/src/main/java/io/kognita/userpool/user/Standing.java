package io.kognita.userpool.user;

import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Whether users may act at present, and AWS's words for why they may not. */
public final class Standing {

    private Standing() {}

    /**
     * Refuses users who hold a token and may not use it: what was issued before must not outlive a change of standing.
     *
     * @throws NotAuthorizedException when the user is disabled
     * @throws PasswordResetRequiredException when an administrator made the password useless
     * @throws UserNotConfirmedException when the account is not confirmed
     */
    public static void check(User user) {
        if (!user.enabled()) {
            throw disabled();
        }
        if (user.mustResetPassword()) {
            throw resetRequired();
        }
        if (user.status() == UserStatusType.UNCONFIRMED) {
            throw unconfirmed();
        }
    }

    public static NotAuthorizedException disabled() {
        return NotAuthorizedException.builder().message("User is disabled.").build();
    }

    public static PasswordResetRequiredException resetRequired() {
        return PasswordResetRequiredException.builder()
                .message("Password reset required for the user")
                .build();
    }

    public static UserNotConfirmedException unconfirmed() {
        return UserNotConfirmedException.builder()
                .message("User is not confirmed.")
                .build();
    }
}
