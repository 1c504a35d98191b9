package io.kognita.userpool.pool;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTaggingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Rules between the members of a pool's settings; the bounds of single members are checked before. */
final class PoolRules {

    private PoolRules() {}

    /**
     * Checks the settings that a request asks for, before defaults are filled in.
     *
     * @throws InvalidParameterException when members contradict one another
     * @throws FeatureUnavailableInTierException when the pool's tier does not have what they ask for
     * @throws UserPoolTaggingException when a tag may not be set
     */
    static void check(UserPoolType asked) {
        require(
                !asked.hasAliasAttributes() || !asked.hasUsernameAttributes(),
                "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
        checkTemporaryPasswords(asked);
        checkRecovery(asked);
        checkUpdates(asked);
        checkFunctions(asked.lambdaConfig());
        checkTier(asked);
        TagRules.violation(asked.userPoolTags()).ifPresent(rule -> {
            throw UserPoolTaggingException.builder().message(rule).build();
        });
    }

    /**
     * Checks that a pool which asks for a second factor has one to ask for.
     *
     * @param before the pool's settings until now, which may have other factors; null for a new pool
     */
    static void checkMfa(UserPoolType asked, UserPoolType before) {
        boolean asks = asked.mfaConfiguration() != null && asked.mfaConfiguration() != UserPoolMfaType.OFF;
        boolean hasFactors = before != null && before.mfaConfiguration() != UserPoolMfaType.OFF;
        require(
                !asks || hasFactors || asked.smsConfiguration() != null,
                "SMS configuration and Auto verification for phone_number are required when MFA is required/optional");
    }

    private static void checkTemporaryPasswords(UserPoolType asked) {
        PasswordPolicyType policy =
                asked.policies() == null ? null : asked.policies().passwordPolicy();
        Integer days = policy == null ? null : policy.temporaryPasswordValidityDays();
        Integer olderDays = asked.adminCreateUserConfig() == null
                ? null
                : asked.adminCreateUserConfig().unusedAccountValidityDays();
        require(
                days == null || olderDays == null || days.equals(olderDays),
                "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays");
    }

    private static void checkRecovery(UserPoolType asked) {
        if (asked.accountRecoverySetting() == null) {
            return;
        }
        List<RecoveryOptionType> options = asked.accountRecoverySetting().recoveryMechanisms();
        Set<Integer> priorities = new HashSet<>();
        Set<RecoveryOptionNameType> names = new HashSet<>();
        for (RecoveryOptionType option : options) {
            require(
                    priorities.add(option.priority()) && names.add(option.name()),
                    "Recovery mechanisms must differ in name and priority.");
        }
        require(
                options.size() < 2 || !names.contains(RecoveryOptionNameType.ADMIN_ONLY),
                "The recovery mechanism admin_only cannot be combined with another one.");
    }

    private static void checkUpdates(UserPoolType asked) {
        if (asked.userAttributeUpdateSettings() != null) {
            require(
                    asked.autoVerifiedAttributes()
                            .containsAll(
                                    asked.userAttributeUpdateSettings().attributesRequireVerificationBeforeUpdate()),
                    "AttributesRequireVerificationBeforeUpdate must be among AutoVerifiedAttributes.");
        }
    }

    private static void checkFunctions(LambdaConfigType functions) {
        if (functions == null) {
            return;
        }
        String older = functions.preTokenGeneration();
        String newer = functions.preTokenGenerationConfig() == null
                ? null
                : functions.preTokenGenerationConfig().lambdaArn();
        require(
                older == null || newer == null || older.equals(newer),
                "PreTokenGeneration and the ARN of PreTokenGenerationConfig must be the same.");
        boolean sendsItself = functions.customSMSSender() != null || functions.customEmailSender() != null;
        require(
                !sendsItself || functions.kmsKeyID() != null,
                "KMSKeyID is required with CustomSMSSender or CustomEmailSender.");
    }

    private static void checkTier(UserPoolType asked) {
        boolean protects = asked.userPoolAddOns() != null
                && asked.userPoolAddOns().advancedSecurityMode() != AdvancedSecurityModeType.OFF;
        if (protects && asked.userPoolTier() != UserPoolTierType.PLUS) {
            throw FeatureUnavailableInTierException.builder()
                    .message("Threat protection requires the PLUS tier.")
                    .build();
        }
        boolean choosesFactors = asked.policies() != null && asked.policies().signInPolicy() != null;
        if (choosesFactors && asked.userPoolTier() == UserPoolTierType.LITE) {
            throw FeatureUnavailableInTierException.builder()
                    .message("A sign-in policy requires the ESSENTIALS or PLUS tier.")
                    .build();
        }
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw invalid(rule);
        }
    }

    static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
