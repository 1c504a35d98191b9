package io.kognita.userpool.pool;

import io.kognita.userpool.schema.AttributeSchema;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountRecoverySettingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/**
 * A user pool's settings as rules.
 *
 * @param customScopes that its resource servers define, each with its identifier in front
 * @param identityProviders names of the providers outside by which its users may sign in
 */
public record Pool(
        UserPoolType settings, AttributeSchema schema, Set<String> customScopes, Set<String> identityProviders) {

    private static final Set<AuthFactorType> PASSWORDLESS = Set.of(AuthFactorType.EMAIL_OTP, AuthFactorType.SMS_OTP);

    /** As clients name the users of the pool itself among providers. */
    private static final String OWN_USERS = "COGNITO";

    public Pool {
        customScopes = Set.copyOf(customScopes);
        identityProviders = Set.copyOf(identityProviders);
    }

    public Pool(UserPoolType settings, Collection<String> customScopes, Collection<String> identityProviders) {
        this(
                settings,
                new AttributeSchema(settings.schemaAttributes()),
                Set.copyOf(customScopes),
                Set.copyOf(identityProviders));
    }

    /** A pool without resource servers and identity providers. */
    public Pool(UserPoolType settings) {
        this(settings, Set.of(), Set.of());
    }

    public String id() {
        return settings.id();
    }

    /** The part of the id behind the underscore, which SRP hashes. */
    public String shortId() {
        return id().substring(id().indexOf('_') + 1);
    }

    public String region() {
        return id().substring(0, id().indexOf('_'));
    }

    public String arn() {
        return settings.arn();
    }

    /** {@code email} and {@code phone_number} where they take the place of usernames; else empty. */
    public Set<String> usernameAttributes() {
        return settings.usernameAttributesAsStrings().stream().collect(Collectors.toUnmodifiableSet());
    }

    /** Attributes that users may sign in with besides their username. */
    public Set<String> aliasAttributes() {
        return settings.aliasAttributes().stream()
                .map(AliasAttributeType::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Attributes to which a new user is sent a code. */
    public Set<String> autoVerified() {
        return settings.autoVerifiedAttributes().stream()
                .map(VerifiedAttributeType::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** True when a new value of an attribute counts only once its user has verified it. */
    public boolean verifiesBeforeUpdate(String attribute) {
        return settings.userAttributeUpdateSettings() != null
                && settings.userAttributeUpdateSettings().attributesRequireVerificationBeforeUpdateAsStrings().stream()
                        .anyMatch(attribute::equals);
    }

    /** A username, e-mail address or preferred username as it is compared. */
    public String usernameKey(String username) {
        boolean caseSensitive = settings.usernameConfiguration() == null
                || !Boolean.FALSE.equals(settings.usernameConfiguration().caseSensitive());
        return caseSensitive ? username : username.toLowerCase(Locale.ROOT);
    }

    public PasswordPolicyType passwordPolicy() {
        return settings.policies() == null || settings.policies().passwordPolicy() == null
                ? PoolDefaults.PASSWORD_POLICY
                : settings.policies().passwordPolicy();
    }

    /** How long a temporary password is good for. */
    public Duration temporaryPasswordValidity() {
        Integer days = passwordPolicy().temporaryPasswordValidityDays();
        if (days == null || days == 0) {
            days = settings.adminCreateUserConfig() == null
                    ? null
                    : settings.adminCreateUserConfig().unusedAccountValidityDays();
        }
        return Duration.ofDays(days == null || days == 0 ? PoolDefaults.TEMPORARY_PASSWORD_DAYS : days);
    }

    /** How a user who forgot the password is reached, the first choice first. */
    public List<RecoveryOptionNameType> recoveryWays() {
        AccountRecoverySettingType setting = settings.accountRecoverySetting();
        if (setting == null || setting.recoveryMechanisms().isEmpty()) {
            return PoolDefaults.RECOVERY;
        }
        return setting.recoveryMechanisms().stream()
                .sorted(Comparator.comparing(RecoveryOptionType::priority))
                .map(RecoveryOptionType::name)
                .toList();
    }

    /** By what users may begin a sign-in of their choice; empty where the pool names nothing. */
    public List<AuthFactorType> firstFactors() {
        return settings.policies() == null || settings.policies().signInPolicy() == null
                ? List.of()
                : settings.policies().signInPolicy().allowedFirstAuthFactors();
    }

    /** How the pool watches who signs in; empty when it does not. */
    public Optional<AdvancedSecurityModeType> threatProtection() {
        return Optional.ofNullable(settings.userPoolAddOns())
                .map(UserPoolAddOnsType::advancedSecurityMode)
                .filter(mode -> mode == AdvancedSecurityModeType.AUDIT || mode == AdvancedSecurityModeType.ENFORCED);
    }

    /** As {@link #threatProtection}, of sign-ins by custom authentication, which is turned on apart from the others. */
    public Optional<AdvancedSecurityModeType> customThreatProtection() {
        return threatProtection()
                .map(mode -> settings.userPoolAddOns().advancedSecurityAdditionalFlows())
                .map(flows -> AdvancedSecurityModeType.fromValue(flows.customAuthModeAsString()));
    }

    /** True when users may sign in with codes alone, so that they need no password. */
    public boolean signsInWithoutPassword() {
        return firstFactors().stream().anyMatch(PASSWORDLESS::contains);
    }

    /** The scopes that there still are: those of a resource server go with it. */
    public List<String> existing(List<String> scopes) {
        return scopes.stream()
                .filter(scope -> !scope.contains("/") || customScopes.contains(scope))
                .toList();
    }

    /** The providers that there still are, and the pool itself: a client goes on naming one that was deleted. */
    public List<String> existingProviders(List<String> providers) {
        return providers.stream().filter(this::hasProvider).toList();
    }

    /** True for the pool's own users, and for a provider that it has. */
    public boolean hasProvider(String name) {
        return name.equals(OWN_USERS) || identityProviders.contains(name);
    }

    /** True when devices are tracked: each member of the configuration turns that on, whatever it says. */
    public boolean remembersDevices() {
        DeviceConfigurationType devices = settings.deviceConfiguration();
        return devices != null
                && (devices.challengeRequiredOnNewDevice() != null
                        || devices.deviceOnlyRememberedOnUserPrompt() != null);
    }

    /** True when a device is remembered only once its user says so. */
    public boolean remembersDevicesOnPrompt() {
        return remembersDevices()
                && Boolean.TRUE.equals(settings.deviceConfiguration().deviceOnlyRememberedOnUserPrompt());
    }

    /** True when a remembered device takes the place of a second factor. */
    public boolean trustsDevices() {
        return remembersDevices()
                && Boolean.TRUE.equals(settings.deviceConfiguration().challengeRequiredOnNewDevice());
    }

    public LambdaConfigType lambdaConfig() {
        return settings.lambdaConfig() == null ? LambdaConfigType.builder().build() : settings.lambdaConfig();
    }

    /** True when users cannot sign themselves up. */
    public boolean adminCreatesOnly() {
        return settings.adminCreateUserConfig() != null
                && Boolean.TRUE.equals(settings.adminCreateUserConfig().allowAdminCreateUserOnly());
    }
}
