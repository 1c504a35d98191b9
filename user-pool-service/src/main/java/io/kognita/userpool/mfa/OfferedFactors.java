package io.kognita.userpool.mfa;

import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.User;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailMfaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnFactorConfigurationType;

/**
 * The second factors that a pool has, and whether it asks for one.
 *
 * @param settings as GetUserPoolMfaConfig shows them
 */
public record OfferedFactors(GetUserPoolMfaConfigResponse settings) {

    public UserPoolMfaType mode() {
        return settings.mfaConfiguration();
    }

    /** Factors that users can set up; none where the pool asks for none. */
    public Set<SecondFactor> factors() {
        Set<SecondFactor> factors = EnumSet.noneOf(SecondFactor.class);
        if (settings.smsMfaConfiguration() != null) {
            factors.add(SecondFactor.SMS_MFA);
        }
        if (MfaShapes.hasApps(settings)) {
            factors.add(SecondFactor.SOFTWARE_TOKEN_MFA);
        }
        if (settings.emailMfaConfiguration() != null) {
            factors.add(SecondFactor.EMAIL_OTP);
        }
        return Collections.unmodifiableSet(factors);
    }

    /** Refuses in AWS's words where users cannot set up authenticator apps. */
    public void requireSoftwareTokens() {
        if (!MfaShapes.hasApps(settings)) {
            throw SoftwareTokenMfaNotFoundException.builder()
                    .message("Software Token MFA has not been enabled by the userPool")
                    .build();
        }
    }

    /** The pool's own text for codes by e-mail. */
    public EmailMfaConfigType email() {
        return settings.emailMfaConfiguration() == null
                ? EmailMfaConfigType.builder().build()
                : settings.emailMfaConfiguration();
    }

    /** What the pool says of passkeys. */
    public WebAuthnConfigurationType passkeys() {
        return settings.webAuthnConfiguration() == null
                ? WebAuthnConfigurationType.builder().build()
                : settings.webAuthnConfiguration();
    }

    /** True when a passkey with user verification counts as both factors. */
    public boolean passkeyIsEnough() {
        return passkeys().factorConfiguration() == WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION;
    }

    /** True when a passkey counts as both factors for a user, who wants it so. */
    public boolean passkeyIsEnough(User user) {
        return passkeyIsEnough() && user.secondFactors().passkey();
    }
}
