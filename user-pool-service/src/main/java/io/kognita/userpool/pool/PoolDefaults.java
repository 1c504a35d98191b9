package io.kognita.userpool.pool;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountRecoverySettingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DefaultEmailOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailSendingAccountType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignInPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerificationMessageTemplateType;

/** What AWS sets for members that a request left out, in a new pool and in each update. */
final class PoolDefaults {

    static final int TEMPORARY_PASSWORD_DAYS = 7;

    /** What AWS does for a pool that says nothing of recovery: the phone first. */
    static final List<RecoveryOptionNameType> RECOVERY =
            List.of(RecoveryOptionNameType.VERIFIED_PHONE_NUMBER, RecoveryOptionNameType.VERIFIED_EMAIL);

    /** The policy of a pool whose creator names none. */
    static final PasswordPolicyType PASSWORD_POLICY = PasswordPolicyType.builder()
            .minimumLength(8)
            .requireUppercase(true)
            .requireLowercase(true)
            .requireNumbers(true)
            .requireSymbols(true)
            .temporaryPasswordValidityDays(TEMPORARY_PASSWORD_DAYS)
            .build();

    private PoolDefaults() {}

    /** Settings with every default that a Describe answer shows. */
    static UserPoolType complete(UserPoolType given) {
        int days = temporaryPasswordDays(given);
        UserPoolTierType tier = or(given.userPoolTier(), UserPoolTierType.ESSENTIALS);
        VerificationMessageTemplateType verification = verification(given);
        return given.toBuilder()
                .policies(policies ->
                        policies.passwordPolicy(passwordPolicy(given, days)).signInPolicy(signInPolicy(given, tier)))
                .accountRecoverySetting(or(given.accountRecoverySetting(), recovery()))
                .deletionProtection(or(given.deletionProtection(), DeletionProtectionType.INACTIVE))
                .lambdaConfig(
                        or(given.lambdaConfig(), LambdaConfigType.builder().build()))
                .verificationMessageTemplate(verification)
                .emailVerificationMessage(verification.emailMessage())
                .emailVerificationSubject(verification.emailSubject())
                .smsVerificationMessage(verification.smsMessage())
                .mfaConfiguration(or(given.mfaConfiguration(), UserPoolMfaType.OFF))
                .emailConfiguration(email(given))
                .userPoolTags(given.hasUserPoolTags() ? given.userPoolTags() : Map.of())
                .adminCreateUserConfig(adminCreateUser(given, days))
                .userPoolTier(tier)
                .build();
    }

    /** The older member counts where the newer one says nothing; zero stands for the default in both. */
    private static int temporaryPasswordDays(UserPoolType given) {
        PasswordPolicyType policy =
                given.policies() == null ? null : given.policies().passwordPolicy();
        if (policy != null && isGiven(policy.temporaryPasswordValidityDays())) {
            return policy.temporaryPasswordValidityDays();
        }
        AdminCreateUserConfigType config = given.adminCreateUserConfig();
        return config != null && isGiven(config.unusedAccountValidityDays())
                ? config.unusedAccountValidityDays()
                : TEMPORARY_PASSWORD_DAYS;
    }

    private static boolean isGiven(Integer days) {
        return days != null && days != 0;
    }

    /** Who names a policy at all gets only the requirements that it names. */
    private static PasswordPolicyType passwordPolicy(UserPoolType given, int days) {
        PasswordPolicyType policy =
                given.policies() == null ? null : given.policies().passwordPolicy();
        if (policy == null) {
            return PASSWORD_POLICY.toBuilder()
                    .temporaryPasswordValidityDays(days)
                    .build();
        }
        return policy.toBuilder()
                .minimumLength(or(policy.minimumLength(), PASSWORD_POLICY.minimumLength()))
                .requireUppercase(or(policy.requireUppercase(), false))
                .requireLowercase(or(policy.requireLowercase(), false))
                .requireNumbers(or(policy.requireNumbers(), false))
                .requireSymbols(or(policy.requireSymbols(), false))
                .temporaryPasswordValidityDays(days)
                .build();
    }

    private static SignInPolicyType signInPolicy(UserPoolType given, UserPoolTierType tier) {
        SignInPolicyType policy =
                given.policies() == null ? null : given.policies().signInPolicy();
        if (policy != null || tier == UserPoolTierType.LITE) {
            return policy;
        }
        return SignInPolicyType.builder()
                .allowedFirstAuthFactors(AuthFactorType.PASSWORD)
                .build();
    }

    /** The texts for codes have two names in AWS's API, and whoever sets one reads both; the newer counts where they differ. */
    private static VerificationMessageTemplateType verification(UserPoolType given) {
        VerificationMessageTemplateType template = or(
                given.verificationMessageTemplate(),
                VerificationMessageTemplateType.builder().build());
        return template.toBuilder()
                .emailMessage(or(template.emailMessage(), given.emailVerificationMessage()))
                .emailSubject(or(template.emailSubject(), given.emailVerificationSubject()))
                .smsMessage(or(template.smsMessage(), given.smsVerificationMessage()))
                .defaultEmailOption(or(template.defaultEmailOption(), DefaultEmailOptionType.CONFIRM_WITH_CODE))
                .build();
    }

    private static AccountRecoverySettingType recovery() {
        return AccountRecoverySettingType.builder()
                .recoveryMechanisms(IntStream.range(0, RECOVERY.size())
                        .mapToObj(i -> RecoveryOptionType.builder()
                                .name(RECOVERY.get(i))
                                .priority(i + 1)
                                .build())
                        .toList())
                .build();
    }

    private static EmailConfigurationType email(UserPoolType given) {
        EmailConfigurationType email =
                or(given.emailConfiguration(), EmailConfigurationType.builder().build());
        return email.toBuilder()
                .emailSendingAccount(or(email.emailSendingAccount(), EmailSendingAccountType.COGNITO_DEFAULT))
                .build();
    }

    private static AdminCreateUserConfigType adminCreateUser(UserPoolType given, int days) {
        AdminCreateUserConfigType config = or(
                given.adminCreateUserConfig(),
                AdminCreateUserConfigType.builder().build());
        return config.toBuilder()
                .allowAdminCreateUserOnly(or(config.allowAdminCreateUserOnly(), false))
                .unusedAccountValidityDays(days)
                .build();
    }

    private static <T> T or(T value, T whenAbsent) {
        return value == null ? whenAbsent : value;
    }
}
