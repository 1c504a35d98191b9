package io.kognita.userpool.mfa;

import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SmsMfaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnFactorConfigurationType;

/** Which factors may be set together. */
final class MfaRules {

    private MfaRules() {}

    /**
     * Checks the factors that a pool is about to have.
     *
     * @throws InvalidParameterException when they contradict one another
     * @throws FeatureUnavailableInTierException when the pool's tier does not have them
     */
    static void check(UserPoolType pool, GetUserPoolMfaConfigResponse asked) {
        boolean anyFactor = !new OfferedFactors(asked).factors().isEmpty();
        if (asked.mfaConfiguration() == UserPoolMfaType.OFF) {
            require(!anyFactor, "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.");
        } else {
            require(
                    anyFactor,
                    "Invalid MFA configuration given, can't disable all MFAs with a required or optional"
                            + " configuration.");
        }
        checkSms(pool, asked.smsMfaConfiguration());
        checkTier(pool, asked);
    }

    private static void checkSms(UserPoolType pool, SmsMfaConfigType sms) {
        require(
                sms == null || sms.smsConfiguration() != null || pool.smsConfiguration() != null,
                "SMS configuration and Auto verification for phone_number are required when MFA is required/optional");
    }

    private static void checkTier(UserPoolType pool, GetUserPoolMfaConfigResponse asked) {
        if (pool.userPoolTier() != UserPoolTierType.LITE) {
            return;
        }
        if (asked.emailMfaConfiguration() != null) {
            throw unavailable("Email MFA");
        }
        if (asked.webAuthnConfiguration() != null
                && asked.webAuthnConfiguration().factorConfiguration()
                        == WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION) {
            throw unavailable("MFA with passkeys");
        }
    }

    private static FeatureUnavailableInTierException unavailable(String feature) {
        return FeatureUnavailableInTierException.builder()
                .message(feature + " requires the ESSENTIALS or PLUS tier.")
                .build();
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw InvalidParameterException.builder().message(rule).build();
        }
    }
}
