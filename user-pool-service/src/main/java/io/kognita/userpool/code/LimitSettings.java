package io.kognita.userpool.code;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often an action may be tried for one user in an hour; the defaults are Amazon Cognito's quotas. */
@ConfigMapping(prefix = "kognita.limits")
public interface LimitSettings {

    /** ConfirmSignUp. */
    @WithDefault("15")
    int confirmSignUp();

    /** ResendConfirmationCode. */
    @WithDefault("5")
    int resendConfirmationCode();

    /** ForgotPassword; Amazon Cognito gives 5 to 20, by its estimate of the risk. */
    @WithDefault("10")
    int forgotPassword();

    /** ConfirmForgotPassword; Amazon Cognito gives 5 to 20, by its estimate of the risk. */
    @WithDefault("10")
    int confirmForgotPassword();

    /** ChangePassword. */
    @WithDefault("5")
    int changePassword();

    /** GetUserAttributeVerificationCode. */
    @WithDefault("5")
    int getUserAttributeVerificationCode();

    /** VerifyUserAttribute. */
    @WithDefault("15")
    int verifyUserAttribute();

    /** UpdateUserAttributes, as far as it sends codes; Amazon Cognito documents no quota for a user. */
    @WithDefault("20")
    int updateUserAttributes();

    /** Codes that are sent as a second factor; Amazon Cognito documents no quota for a user. */
    @WithDefault("60")
    int signInCode();
}
