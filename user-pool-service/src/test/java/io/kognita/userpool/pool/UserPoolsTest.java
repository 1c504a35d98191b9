package io.kognita.userpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.Members;
import io.kognita.userpool.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AcrLevelConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DefaultEmailOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailSendingAccountType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EncryptionKeyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IssuerType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreTokenGenerationLambdaVersionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UserPoolsTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f";
    private static final String ROLE = "arn:aws:iam::000000000000:role/r";
    private static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/k";

    @Inject
    TestDatabase database;

    @Inject
    PoolQuotas quotas;

    private CognitoIdentityProviderClient idp;

    @BeforeEach
    void connect() {
        idp = Idp.client();
    }

    @Test
    void keepsAndReturnsEveryMember() {
        CreateUserPoolRequest request = everything();
        UserPoolType created = idp.createUserPool(request).userPool();
        UserPoolType described = describe(created.id());
        assertThat(described).isEqualTo(created);
        Members.assertAllReturned(
                request, described, Map.of("PoolName", "Name"), Set.of("Schema", "UsernameAttributes"));
        assertThat(described.schemaAttributes())
                .extracting(SchemaAttributeType::name)
                .endsWith("custom:rank", "dev:custom:note");
    }

    @Test
    void fillsInTheDefaultsOfAws() {
        UserPoolType pool = create("defaults");
        assertThat(pool.id()).matches("us-east-1_[0-9a-zA-Z]{9}");
        assertThat(pool.arn()).isEqualTo("arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + pool.id());
        assertThat(pool.policies().passwordPolicy().minimumLength()).isEqualTo(8);
        assertThat(pool.policies().passwordPolicy().requireSymbols()).isTrue();
        assertThat(pool.policies().passwordPolicy().temporaryPasswordValidityDays())
                .isEqualTo(7);
        assertThat(pool.policies().signInPolicy().allowedFirstAuthFactors()).containsExactly(AuthFactorType.PASSWORD);
        assertThat(pool.mfaConfiguration()).isEqualTo(UserPoolMfaType.OFF);
        assertThat(pool.deletionProtection()).isEqualTo(DeletionProtectionType.INACTIVE);
        assertThat(pool.userPoolTier()).isEqualTo(UserPoolTierType.ESSENTIALS);
        assertThat(pool.accountRecoverySetting().recoveryMechanisms())
                .containsExactly(
                        recovery(RecoveryOptionNameType.VERIFIED_PHONE_NUMBER, 1),
                        recovery(RecoveryOptionNameType.VERIFIED_EMAIL, 2));
        assertThat(pool.estimatedNumberOfUsers()).isZero();
        assertThat(pool.verificationMessageTemplate().defaultEmailOption())
                .isEqualTo(DefaultEmailOptionType.CONFIRM_WITH_CODE);
        assertThat(pool.emailConfiguration().emailSendingAccount()).isEqualTo(EmailSendingAccountType.COGNITO_DEFAULT);
        assertThat(pool.adminCreateUserConfig().allowAdminCreateUserOnly()).isFalse();
        assertThat(pool.adminCreateUserConfig().unusedAccountValidityDays()).isEqualTo(7);
        assertThat(pool.creationDate()).isEqualTo(pool.lastModifiedDate());
        assertThat(pool.usernameConfiguration()).isNull();
        assertThat(pool.schemaAttributes())
                .extracting(SchemaAttributeType::name)
                .containsExactly(
                        "sub",
                        "name",
                        "given_name",
                        "family_name",
                        "middle_name",
                        "nickname",
                        "preferred_username",
                        "profile",
                        "picture",
                        "website",
                        "email",
                        "email_verified",
                        "gender",
                        "birthdate",
                        "zoneinfo",
                        "locale",
                        "phone_number",
                        "phone_number_verified",
                        "address",
                        "updated_at",
                        "identities");
    }

    @Test
    void requiresOfPasswordsOnlyWhatAGivenPolicyNames() {
        UserPoolType pool = idp.createUserPool(request -> request.poolName("policy")
                        .policies(policies -> policies.passwordPolicy(policy -> policy.minimumLength(12))))
                .userPool();
        assertThat(pool.policies().passwordPolicy().minimumLength()).isEqualTo(12);
        assertThat(pool.policies().passwordPolicy().requireNumbers()).isFalse();
        assertThat(pool.policies().passwordPolicy().temporaryPasswordValidityDays())
                .isEqualTo(7);
    }

    @Test
    void takesTheOlderMemberForTemporaryPasswordsWhereTheNewerIsAbsent() {
        UserPoolType pool = idp.createUserPool(request ->
                        request.poolName("older").adminCreateUserConfig(config -> config.unusedAccountValidityDays(30)))
                .userPool();
        assertThat(pool.policies().passwordPolicy().temporaryPasswordValidityDays())
                .isEqualTo(30);
        assertThat(pool.adminCreateUserConfig().unusedAccountValidityDays()).isEqualTo(30);
    }

    @Test
    void resetsWhatAnUpdateLeavesOut() {
        UserPoolType before = idp.createUserPool(everything()).userPool();
        idp.updateUserPool(request -> request.userPoolId(before.id()));
        UserPoolType after = describe(before.id());
        UserPoolType fresh = create("fresh");
        assertThat(after)
                .isEqualTo(fresh.toBuilder()
                        .id(before.id())
                        .name(before.name())
                        .arn(before.arn())
                        .schemaAttributes(before.schemaAttributes())
                        .aliasAttributes(before.aliasAttributes())
                        .usernameConfiguration(before.usernameConfiguration())
                        .creationDate(before.creationDate())
                        .lastModifiedDate(after.lastModifiedDate())
                        .build());
        assertThat(after.lastModifiedDate()).isAfterOrEqualTo(before.lastModifiedDate());
    }

    @Test
    void keepsEveryMemberOfAnUpdate() {
        UserPoolType before = create("before");
        CreateUserPoolRequest all = everything();
        UpdateUserPoolRequest update = UpdateUserPoolRequest.builder()
                .userPoolId(before.id())
                .poolName("after")
                .policies(all.policies())
                .deletionProtection(all.deletionProtection())
                .lambdaConfig(all.lambdaConfig())
                .autoVerifiedAttributes(all.autoVerifiedAttributes())
                .smsVerificationMessage(all.smsVerificationMessage())
                .emailVerificationMessage(all.emailVerificationMessage())
                .emailVerificationSubject(all.emailVerificationSubject())
                .verificationMessageTemplate(all.verificationMessageTemplate())
                .smsAuthenticationMessage(all.smsAuthenticationMessage())
                .userAttributeUpdateSettings(all.userAttributeUpdateSettings())
                .mfaConfiguration(all.mfaConfiguration())
                .deviceConfiguration(all.deviceConfiguration())
                .emailConfiguration(all.emailConfiguration())
                .smsConfiguration(all.smsConfiguration())
                .userPoolTags(all.userPoolTags())
                .adminCreateUserConfig(all.adminCreateUserConfig())
                .userPoolAddOns(all.userPoolAddOns())
                .accountRecoverySetting(all.accountRecoverySetting())
                .userPoolTier(all.userPoolTier())
                .keyConfiguration(all.keyConfiguration())
                .issuerConfiguration(all.issuerConfiguration())
                .acrConfiguration(all.acrConfiguration())
                .build();
        idp.updateUserPool(update);
        UserPoolType after = describe(before.id());
        Members.assertAllReturned(update, after, Map.of("PoolName", "Name"), Set.of("UserPoolId"));
        assertThat(after.schemaAttributes()).isEqualTo(before.schemaAttributes());
    }

    @Test
    void listsEachPoolOnceOverAllPages() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            made.add(create("listed " + i).id());
        }
        List<UserPoolDescriptionType> listed = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ListUserPoolsResponse page =
                    idp.listUserPools(request -> request.maxResults(2).nextToken(next));
            assertThat(page.userPools()).hasSizeBetween(1, 2);
            listed.addAll(page.userPools());
            token = page.nextToken();
        } while (token != null);
        assertThat(listed)
                .extracting(UserPoolDescriptionType::id)
                .doesNotHaveDuplicates()
                .containsAll(made);
    }

    @Test
    void refusesATokenOfAnotherList() {
        create("one");
        create("two");
        String token = idp.listUserPools(request -> request.maxResults(1)).nextToken();
        UserPoolType pool = create("three");
        assertThatThrownBy(() -> idp.listUserPoolClients(
                        request -> request.userPoolId(pool.id()).nextToken(token)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(
                        () -> idp.listUserPools(request -> request.maxResults(1).nextToken(token + "x")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void countsTheUsersOfASmallPool() {
        String pool = create("small").id();
        addUsers(pool, 3);
        assertThat(describe(pool).estimatedNumberOfUsers()).isEqualTo(3);
    }

    @Test
    void estimatesTheUsersOfALargePool() {
        String pool = create("large").id();
        addUsers(pool, 12_000);
        database.run("analyze pool_user");
        assertThat(describe(pool).estimatedNumberOfUsers()).isBetween(10_001, 14_000);
        database.run("delete from pool_user where pool_id = $1", pool);
    }

    @Test
    void keepsTheQuotaOfPoolsWhoeverCreatesAtTheSameMoment() {
        database.run(
                "insert into user_pool (id, name, settings, created_at, modified_at)"
                        + " select 'us-east-1_' || n, 'quota', '{}', now(), now() from generate_series(1, $1 - 2 -"
                        + " (select count(*) from user_pool where deleted_at is null)) n",
                quotas.perAccount());
        try {
            List<Throwable> refusals = IntStream.range(0, 6)
                    .parallel()
                    .mapToObj(pool -> catchThrowable(() -> create("quota")))
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(refusals)
                    .hasSize(4)
                    .allSatisfy(refusal -> assertThat(refusal)
                            .isInstanceOf(LimitExceededException.class)
                            .hasMessageContaining("The maximum number of user pools has been reached."));
        } finally {
            database.run("delete from user_pool where name = 'quota'");
        }
    }

    @Test
    void deletesAPool() {
        String pool = create("gone").id();
        idp.deleteUserPool(request -> request.userPoolId(pool));
        assertThatThrownBy(() -> describe(pool))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("User pool " + pool + " does not exist.");
        assertThatThrownBy(() -> idp.deleteUserPool(request -> request.userPoolId(pool)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void deletesNoProtectedPool() {
        String pool = idp.createUserPool(
                        request -> request.poolName("protected").deletionProtection(DeletionProtectionType.ACTIVE))
                .userPool()
                .id();
        assertThatThrownBy(() -> idp.deleteUserPool(request -> request.userPoolId(pool)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("deletion protection is activated");
        idp.updateUserPool(request -> request.userPoolId(pool).deletionProtection(DeletionProtectionType.INACTIVE));
        idp.deleteUserPool(request -> request.userPoolId(pool));
    }

    @Test
    void refusesAliasesBesideUsernameAttributes() {
        assertRefused(
                request -> request.aliasAttributes(AliasAttributeType.EMAIL)
                        .usernameAttributes(UsernameAttributeType.EMAIL),
                "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
    }

    @Test
    void refusesMfaWithoutAFactor() {
        assertRefused(request -> request.mfaConfiguration(UserPoolMfaType.ON), "SMS configuration");
        String pool = create("mfa").id();
        assertThatThrownBy(() -> idp.updateUserPool(
                        request -> request.userPoolId(pool).mfaConfiguration(UserPoolMfaType.OPTIONAL)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void refusesSettingsThatContradictOneAnother() {
        assertRefused(
                request -> request.policies(
                                policies -> policies.passwordPolicy(policy -> policy.temporaryPasswordValidityDays(3)))
                        .adminCreateUserConfig(config -> config.unusedAccountValidityDays(4)),
                "Please use TemporaryPasswordValidityDays");
        assertRefused(
                request -> request.userAttributeUpdateSettings(
                        settings -> settings.attributesRequireVerificationBeforeUpdate(VerifiedAttributeType.EMAIL)),
                "AutoVerifiedAttributes");
        assertRefused(
                request -> request.lambdaConfig(functions -> functions
                        .preTokenGeneration(FUNCTION)
                        .preTokenGenerationConfig(config -> config.lambdaArn(FUNCTION + "2")
                                .lambdaVersion(PreTokenGenerationLambdaVersionType.V2_0))),
                "PreTokenGeneration");
        assertRefused(
                request -> request.accountRecoverySetting(setting -> setting.recoveryMechanisms(
                        recovery(RecoveryOptionNameType.VERIFIED_EMAIL, 1),
                        recovery(RecoveryOptionNameType.VERIFIED_PHONE_NUMBER, 1))),
                "Recovery mechanisms");
    }

    @Test
    void refusesWhatTheTierDoesNotHave() {
        assertThatThrownBy(() -> idp.createUserPool(request -> request.poolName("tier")
                        .userPoolAddOns(addOns -> addOns.advancedSecurityMode(AdvancedSecurityModeType.ENFORCED))))
                .isInstanceOf(FeatureUnavailableInTierException.class);
    }

    @Test
    void refusesWrongSchemas() {
        assertRefused(
                request -> request.schema(attribute("rank", AttributeDataType.NUMBER).toBuilder()
                        .required(true)
                        .build()),
                "Required custom attributes are not supported currently.");
        assertRefused(
                request -> request.schema(attribute("email", AttributeDataType.NUMBER)),
                "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email");
        assertRefused(
                request -> request.schema(
                        attribute("rank", AttributeDataType.NUMBER), attribute("rank", AttributeDataType.STRING)),
                "custom:rank: Existing attribute already has name custom:rank.");
        assertRefused(
                request -> request.schema(attribute("rank", AttributeDataType.STRING).toBuilder()
                        .stringAttributeConstraints(
                                bounds -> bounds.minLength("9").maxLength("1"))
                        .build()),
                "user.custom:rank: Max length cannot be less than min length.");
        assertRefused(
                request -> request.schema(attribute("email", AttributeDataType.STRING).toBuilder()
                        .stringAttributeConstraints(bounds -> bounds.maxLength("2049"))
                        .build()),
                "user.email: String attributes cannot have a length of more than 2048");
        assertRefused(
                request -> request.schema(attribute("email", AttributeDataType.STRING).toBuilder()
                        .stringAttributeConstraints(bounds -> bounds.minLength("few"))
                        .build()),
                "Invalid StringAttributeConstraints for schema attribute email");
        assertRefused(
                request -> request.schema(attribute("updated_at", AttributeDataType.NUMBER).toBuilder()
                        .numberAttributeConstraints(
                                bounds -> bounds.minValue("2").maxValue("1"))
                        .build()),
                "user.updated_at: Max value cannot be less than min value.");
        assertRefused(
                request -> request.schema(attribute("updated_at", AttributeDataType.NUMBER).toBuilder()
                        .numberAttributeConstraints(bounds -> bounds.maxValue("much"))
                        .build()),
                "Invalid NumberAttributeConstraints for schema attribute updated_at");
    }

    @Test
    void passesOverBoundsOfAnotherType() {
        SchemaAttributeType rank = idp.createUserPool(request -> request.poolName("bounds")
                        .schema(attribute("rank", AttributeDataType.NUMBER).toBuilder()
                                .stringAttributeConstraints(
                                        bounds -> bounds.minLength("9").maxLength("few"))
                                .numberAttributeConstraints(bounds -> bounds.minValue("-1"))
                                .build()))
                .userPool()
                .schemaAttributes()
                .getLast();

        assertThat(rank.stringAttributeConstraints()).isNull();
        assertThat(rank.numberAttributeConstraints().minValue()).isEqualTo("-1");
        assertThat(rank.numberAttributeConstraints().maxValue()).isNull();
    }

    @Test
    void showsTheTextsForCodesUnderBothOfTheirNames() {
        UserPoolType older = idp.createUserPool(request -> request.poolName("older")
                        .emailVerificationMessage("Mail {####}")
                        .emailVerificationSubject("Subject")
                        .smsVerificationMessage("Text {####}"))
                .userPool();
        UserPoolType newer = idp.createUserPool(request -> request.poolName("newer")
                        .verificationMessageTemplate(template -> template.emailMessage("Mail {####}")
                                .emailSubject("Subject")
                                .smsMessage("Text {####}")))
                .userPool();

        assertThat(older.verificationMessageTemplate()).isEqualTo(newer.verificationMessageTemplate());
        assertThat(newer.emailVerificationMessage()).isEqualTo("Mail {####}");
        assertThat(newer.emailVerificationSubject()).isEqualTo("Subject");
        assertThat(newer.smsVerificationMessage()).isEqualTo("Text {####}");
        idp.updateUserPool(request -> request.userPoolId(newer.id()));
        assertThat(describe(newer.id()).emailVerificationMessage()).isNull();
        assertThat(describe(newer.id()).verificationMessageTemplate().emailMessage())
                .isNull();
    }

    @Test
    void addsCustomAttributesOnce() {
        String pool = create("schema").id();
        SchemaAttributeType rank = attribute("rank", AttributeDataType.NUMBER);
        idp.addCustomAttributes(request -> request.userPoolId(pool).customAttributes(rank));
        SchemaAttributeType last = describe(pool).schemaAttributes().getLast();
        assertThat(last.name()).isEqualTo("custom:rank");
        assertThat(last.mutable()).isTrue();
        assertThat(last.required()).isFalse();
        assertThatThrownBy(() -> idp.addCustomAttributes(
                        request -> request.userPoolId(pool).customAttributes(rank)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Existing attribute already has name custom:rank.");
        SchemaAttributeType note = attribute("note", AttributeDataType.STRING).toBuilder()
                .developerOnlyAttribute(true)
                .build();
        idp.addCustomAttributes(request -> request.userPoolId(pool).customAttributes(note));
        assertThatThrownBy(() -> idp.addCustomAttributes(
                        request -> request.userPoolId(pool).customAttributes(note)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("custom:note: Existing attribute already has name dev:custom:note.");
    }

    @Test
    void refusesUnsignedCalls() {
        try (CognitoIdentityProviderClient anonymous = CognitoIdentityProviderClient.builder()
                .endpointOverride(Idp.endpoint())
                .region(software.amazon.awssdk.regions.Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            assertThatThrownBy(() -> anonymous.createUserPool(request -> request.poolName("unsigned")))
                    .isInstanceOf(CognitoIdentityProviderException.class)
                    .hasMessageContaining("Authentication Token");
        }
    }

    private void addUsers(String pool, int count) {
        database.run(
                "insert into pool_user (pool_id, sub, username, username_key, status, enabled, attributes, created_at,"
                        + " modified_at) select $1, gen_random_uuid(), 'u' || n, 'u' || n, 'CONFIRMED', true, '{}', now(),"
                        + " now() from generate_series(1, $2) n",
                pool,
                count);
    }

    private UserPoolType create(String name) {
        return idp.createUserPool(request -> request.poolName(name)).userPool();
    }

    private UserPoolType describe(String id) {
        return idp.describeUserPool(request -> request.userPoolId(id)).userPool();
    }

    private void assertRefused(java.util.function.Consumer<CreateUserPoolRequest.Builder> settings, String message) {
        assertThatThrownBy(() -> idp.createUserPool(request -> settings.accept(request.poolName("refused"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(message);
    }

    private static SchemaAttributeType attribute(String name, AttributeDataType type) {
        return SchemaAttributeType.builder().name(name).attributeDataType(type).build();
    }

    private static RecoveryOptionType recovery(RecoveryOptionNameType name, int priority) {
        return RecoveryOptionType.builder().name(name).priority(priority).build();
    }

    private static CreateUserPoolRequest everything() {
        return CreateUserPoolRequest.builder()
                .poolName("everything")
                .policies(policies -> policies.passwordPolicy(policy -> policy.minimumLength(10)
                                .requireUppercase(true)
                                .requireLowercase(false)
                                .requireNumbers(true)
                                .requireSymbols(false)
                                .passwordHistorySize(3)
                                .temporaryPasswordValidityDays(5))
                        .signInPolicy(policy ->
                                policy.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP)))
                .deletionProtection(DeletionProtectionType.ACTIVE)
                .lambdaConfig(functions -> functions
                        .preSignUp(FUNCTION)
                        .customMessage(FUNCTION)
                        .postConfirmation(FUNCTION)
                        .preAuthentication(FUNCTION)
                        .postAuthentication(FUNCTION)
                        .defineAuthChallenge(FUNCTION)
                        .createAuthChallenge(FUNCTION)
                        .verifyAuthChallengeResponse(FUNCTION)
                        .preTokenGeneration(FUNCTION)
                        .userMigration(FUNCTION)
                        .preTokenGenerationConfig(config ->
                                config.lambdaArn(FUNCTION).lambdaVersion(PreTokenGenerationLambdaVersionType.V2_0))
                        .customSMSSender(sender -> sender.lambdaArn(FUNCTION).lambdaVersion("V1_0"))
                        .customEmailSender(sender -> sender.lambdaArn(FUNCTION).lambdaVersion("V1_0"))
                        .kmsKeyID(KEY)
                        .inboundFederation(
                                federation -> federation.lambdaArn(FUNCTION).lambdaVersion("V1_0")))
                .autoVerifiedAttributes(VerifiedAttributeType.EMAIL, VerifiedAttributeType.PHONE_NUMBER)
                .aliasAttributes(AliasAttributeType.EMAIL, AliasAttributeType.PREFERRED_USERNAME)
                .smsVerificationMessage("Your code is {####}")
                .emailVerificationMessage("Your code is {####}")
                .emailVerificationSubject("Your code")
                .verificationMessageTemplate(template -> template.smsMessage("Your code is {####}")
                        .emailMessage("Your code is {####}")
                        .emailSubject("Your code")
                        .emailMessageByLink("Follow {##this link##}")
                        .emailSubjectByLink("Your link")
                        .defaultEmailOption(DefaultEmailOptionType.CONFIRM_WITH_CODE))
                .smsAuthenticationMessage("Your code is {####}")
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .userAttributeUpdateSettings(
                        settings -> settings.attributesRequireVerificationBeforeUpdate(VerifiedAttributeType.EMAIL))
                .deviceConfiguration(
                        device -> device.challengeRequiredOnNewDevice(true).deviceOnlyRememberedOnUserPrompt(true))
                .emailConfiguration(
                        email -> email.sourceArn("arn:aws:ses:us-east-1:000000000000:identity/a@example.com")
                                .replyToEmailAddress("reply@example.com")
                                .emailSendingAccount(EmailSendingAccountType.DEVELOPER)
                                .from("Ann <a@example.com>")
                                .configurationSet("set"))
                .smsConfiguration(
                        sms -> sms.snsCallerArn(ROLE).externalId("outside").snsRegion("us-east-1"))
                .userPoolTags(Map.of("team", "one", "stage", "test"))
                .adminCreateUserConfig(config -> config.allowAdminCreateUserOnly(true)
                        .unusedAccountValidityDays(5)
                        .inviteMessageTemplate(template -> template.smsMessage("{username} {####}")
                                .emailMessage("{username} {####}")
                                .emailSubject("Welcome")))
                .schema(
                        attribute("email", AttributeDataType.STRING).toBuilder()
                                .required(true)
                                .mutable(true)
                                .build(),
                        attribute("rank", AttributeDataType.NUMBER).toBuilder()
                                .numberAttributeConstraints(
                                        bounds -> bounds.minValue("1").maxValue("9"))
                                .build(),
                        attribute("note", AttributeDataType.STRING).toBuilder()
                                .developerOnlyAttribute(true)
                                .build())
                .userPoolAddOns(addOns -> addOns.advancedSecurityMode(AdvancedSecurityModeType.AUDIT)
                        .advancedSecurityAdditionalFlows(flows -> flows.customAuthMode("AUDIT")))
                .usernameConfiguration(configuration -> configuration.caseSensitive(false))
                .accountRecoverySetting(setting -> setting.recoveryMechanisms(
                        recovery(RecoveryOptionNameType.VERIFIED_EMAIL, 1),
                        recovery(RecoveryOptionNameType.VERIFIED_PHONE_NUMBER, 2)))
                .userPoolTier(UserPoolTierType.PLUS)
                .keyConfiguration(key ->
                        key.keyType(EncryptionKeyType.CUSTOMER_MANAGED_KEY).kmsKeyArn(KEY))
                .issuerConfiguration(issuer -> issuer.type(IssuerType.ORIGINAL))
                .acrConfiguration(Map.of(
                        "level",
                        AcrLevelConfigType.builder().acrValue("urn:example:acr").build()))
                .build();
    }
}
