package io.kognita.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.*;

/** Bounds and wording as seen in answers of the real service. */
class ConstraintsTest {

    private static final Api USER_POOLS =
            new Api("AWSCognitoIdentityProviderService", "cognito-idp", "InvalidParameterException");
    private static final Api IDENTITY_POOLS =
            new Api("AWSCognitoIdentityService", "cognito-identity", "ValidationException");
    private static final String POOL = "us-east-1_abcdefghi";
    private static final Constraints CONSTRAINTS = new Constraints();

    static Stream<Arguments> violations() {
        return Stream.of(
                arguments(
                        DescribeUserPoolRequest.builder().userPoolId("a-pool").build(),
                        "Value 'a-pool' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular"
                                + " expression pattern: [\\w-]+_[0-9a-zA-Z]+"),
                arguments(
                        DescribeUserPoolRequest.builder().build(),
                        "Value null at 'userPoolId' failed to satisfy constraint: Member must not be null"),
                arguments(
                        CreateUserPoolRequest.builder().poolName("").build(),
                        "Value '' at 'poolName' failed to satisfy constraint: Member must have length greater than or equal"
                                + " to 1; Value '' at 'poolName' failed to satisfy constraint: Member must satisfy regular"
                                + " expression pattern: [\\w\\s+=,.@-]+"),
                arguments(
                        CreateUserPoolRequest.builder()
                                .poolName("p")
                                .mfaConfiguration("false")
                                .build(),
                        "Value 'false' at 'mfaConfiguration' failed to satisfy constraint: Member must satisfy enum value"
                                + " set: [OFF, ON, OPTIONAL]"),
                arguments(
                        CreateUserPoolRequest.builder()
                                .poolName("p")
                                .policies(policies -> policies.passwordPolicy(policy -> policy.minimumLength(5)))
                                .build(),
                        "Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: Member must"
                                + " have value greater than or equal to 6"),
                arguments(
                        CreateUserPoolRequest.builder()
                                .poolName("p")
                                .policies(policies -> policies.passwordPolicy(policy -> policy.minimumLength(100)))
                                .build(),
                        "Value '100' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: Member must"
                                + " have value less than or equal to 99"),
                arguments(
                        CreateUserPoolRequest.builder()
                                .poolName("p")
                                .schema(attribute -> attribute.name("phone_number_verified"))
                                .build(),
                        "Value 'phone_number_verified' at 'schema.1.member.name' failed to satisfy constraint: Member must"
                                + " have length less than or equal to 20"),
                arguments(
                        CreateUserPoolRequest.builder()
                                .poolName("p")
                                .lambdaConfig(config -> config.customMessage("a-function-of-mine-by-name"))
                                .build(),
                        "Value 'a-function-of-mine-by-name' at 'lambdaConfig.customMessage' failed to satisfy constraint:"
                                + " Member must satisfy regular expression pattern:"
                                + " arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?"
                                + "(:[\\w+=/,.@-]+)?"),
                arguments(
                        CreateUserPoolRequest.builder()
                                .poolName("p")
                                .accountRecoverySetting(recovery -> recovery.recoveryMechanisms(List.of()))
                                .build(),
                        "Value at 'accountRecoverySetting.recoveryMechanisms' failed to satisfy constraint: Member must"
                                + " have length greater than or equal to 1"),
                arguments(
                        CreateUserPoolClientRequest.builder()
                                .userPoolId(POOL)
                                .clientName("c")
                                .explicitAuthFlowsWithStrings("USER_SRP_AUTH")
                                .build(),
                        "Value '[USER_SRP_AUTH]' at 'explicitAuthFlows' failed to satisfy constraint: Member must satisfy"
                                + " constraint: [Member must satisfy enum value set: [ADMIN_NO_SRP_AUTH,"
                                + " CUSTOM_AUTH_FLOW_ONLY, USER_PASSWORD_AUTH, ALLOW_ADMIN_USER_PASSWORD_AUTH,"
                                + " ALLOW_CUSTOM_AUTH, ALLOW_USER_PASSWORD_AUTH, ALLOW_USER_SRP_AUTH,"
                                + " ALLOW_REFRESH_TOKEN_AUTH, ALLOW_USER_AUTH, ALLOW_CLIENT_TOKEN_AUTH]]"),
                arguments(
                        CreateUserPoolClientRequest.builder()
                                .userPoolId(POOL)
                                .clientName("c")
                                .callbackURLs("https://app.example.com/", "with space")
                                .build(),
                        "Value '[https://app.example.com/, with space]' at 'callbackURLs' failed to satisfy constraint:"
                                + " Member must satisfy constraint: [Member must have length less than or equal to 1024,"
                                + " Member must have length greater than or equal to 1, Member must satisfy regular"
                                + " expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+]"),
                arguments(
                        CreateUserPoolClientRequest.builder()
                                .userPoolId(POOL)
                                .clientName("c")
                                .refreshTokenValidity(-1)
                                .build(),
                        "Value '-1' at 'refreshTokenValidity' failed to satisfy constraint: Member must have value greater"
                                + " than or equal to 0"),
                arguments(
                        CreateUserPoolClientRequest.builder()
                                .userPoolId(POOL)
                                .clientName("c")
                                .tokenValidityUnits(units -> units.accessToken("weeks"))
                                .build(),
                        "Value 'weeks' at 'tokenValidityUnits.accessToken' failed to satisfy constraint: Member must"
                                + " satisfy enum value set: [seconds, minutes, hours, days]"),
                arguments(
                        SignUpRequest.builder()
                                .clientId("c")
                                .username("u")
                                .userAttributes(
                                        AttributeType.builder().value("v").build())
                                .build(),
                        "Value null at 'userAttributes.1.member.name' failed to satisfy constraint: Member must not be"
                                + " null"),
                arguments(
                        AdminGetUserRequest.builder().userPoolId(POOL).build(),
                        "Value null at 'username' failed to satisfy constraint: Member must not be null"),
                arguments(
                        ListUsersRequest.builder().userPoolId(POOL).limit(61).build(),
                        "Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to"
                                + " 60"),
                arguments(
                        ListUsersRequest.builder()
                                .userPoolId(POOL)
                                .filter("f".repeat(257))
                                .build(),
                        "Value '" + "f".repeat(256)
                                + "...' at 'filter' failed to satisfy constraint: Member must have length less than or"
                                + " equal to 256"),
                arguments(
                        ListUserPoolsRequest.builder().maxResults(0).build(),
                        "Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or"
                                + " equal to 1"),
                arguments(
                        CreateGroupRequest.builder()
                                .userPoolId(POOL)
                                .groupName("g")
                                .precedence(-1)
                                .build(),
                        "Value '-1' at 'precedence' failed to satisfy constraint: Member must have value greater than or"
                                + " equal to 0"),
                arguments(
                        CreateUserPoolDomainRequest.builder()
                                .userPoolId(POOL)
                                .domain("d".repeat(64))
                                .build(),
                        "Value '" + "d".repeat(64)
                                + "' at 'domain' failed to satisfy constraint: Member must have length"
                                + " less than or equal to 63"),
                arguments(
                        DescribeTermsByClientRequest.builder()
                                .userPoolId(POOL)
                                .clientId("c")
                                .termsName("cookies")
                                .build(),
                        "Value 'cookies' at 'termsName' failed to satisfy constraint: Member must satisfy regular expression"
                                + " pattern: ^(terms-of-use|privacy-policy)$"),
                arguments(
                        CreateIdentityProviderRequest.builder()
                                .userPoolId(POOL)
                                .providerName("Corp")
                                .providerType("SAML")
                                .providerDetails(Map.of("MetadataURL", "https://idp.example.com/metadata"))
                                .attributeMapping(Map.of("a".repeat(33), "mail"))
                                .build(),
                        "Value '{" + "a".repeat(33)
                                + "=mail}' at 'attributeMapping' failed to satisfy constraint: Map keys must satisfy"
                                + " constraint: [Member must have length less than or equal to 32, Member must have length"
                                + " greater than or equal to 1]"),
                arguments(
                        SetUiCustomizationRequest.builder()
                                .userPoolId(POOL)
                                .imageFile(SdkBytes.fromByteArray(new byte[131073]))
                                .build(),
                        "Value at 'imageFile' failed to satisfy constraint: Member must have length less than or equal to"
                                + " 131072"),
                arguments(
                        TagResourceRequest.builder()
                                .resourceArn("arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + POOL)
                                .tags(Map.of("", "v"))
                                .build(),
                        "Value '{=v}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member"
                                + " must have length less than or equal to 128, Member must have length greater than or"
                                + " equal to 1]"),
                arguments(
                        CreateResourceServerRequest.builder()
                                .userPoolId(POOL)
                                .identifier("api")
                                .name("API")
                                .scopes(scope -> scope.scopeName("a/b").scopeDescription("d"))
                                .build(),
                        "Value 'a/b' at 'scopes.1.member.scopeName' failed to satisfy constraint: Member must satisfy"
                                + " regular expression pattern: [\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+"),
                arguments(
                        DescribeUserImportJobRequest.builder()
                                .userPoolId(POOL)
                                .jobId("job-1")
                                .build(),
                        "Value 'job-1' at 'jobId' failed to satisfy constraint: Member must satisfy regular expression"
                                + " pattern: import-[0-9a-zA-Z-]+"),
                arguments(
                        InitiateAuthRequest.builder()
                                .clientId("c")
                                .authFlow("PASSWORD")
                                .build(),
                        "Value 'PASSWORD' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set:"
                                + " [USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH, ADMIN_NO_SRP_AUTH,"
                                + " USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_AUTH]"),
                arguments(
                        GetClientTokenRequest.builder().clientId("c").build(),
                        "Value null at 'secret' failed to satisfy constraint: Member must not be null"));
    }

    @ParameterizedTest
    @MethodSource
    void violations(SdkPojo input, String expected) {
        int count = expected.split("; Value ", -1).length;

        assertThat(refusal(USER_POOLS, input))
                .isEqualTo(
                        count + (count == 1 ? " validation error" : " validation errors") + " detected: " + expected);
    }

    static Stream<Arguments> secrets() {
        return Stream.of(
                arguments("'password'", signUp().password("s3cret word").build()),
                arguments("'username'", signUp().username("s3cret name").build()),
                arguments("'secretHash'", signUp().secretHash("s3cret hash").build()),
                arguments(
                        "'userAttributes.1.member.value'",
                        signUp().userAttributes(
                                        attribute -> attribute.name("email").value("s3cret".repeat(400)))
                                .build()),
                arguments(
                        "'authParameters'",
                        InitiateAuthRequest.builder()
                                .clientId("c")
                                .authFlow("USER_PASSWORD_AUTH")
                                .authParameters(Map.of("PASSWORD", "s3cret".repeat(30_000)))
                                .build()),
                arguments(
                        "'session'",
                        RespondToAuthChallengeRequest.builder()
                                .clientId("c")
                                .challengeName("SMS_MFA")
                                .session("s3cret")
                                .build()),
                arguments(
                        "'accessToken'",
                        GetUserRequest.builder().accessToken("s3cret token").build()),
                arguments(
                        "'userContextData.ipAddress'",
                        signUp().userContextData(context -> context.ipAddress("s3cret".repeat(30_000)))
                                .build()),
                arguments(
                        "'userCode'",
                        VerifySoftwareTokenRequest.builder().userCode("s3cret").build()));
    }

    @ParameterizedTest
    @MethodSource
    void secrets(String at, SdkPojo input) {
        assertThat(refusal(USER_POOLS, input))
                .startsWith("1 validation error detected: Value at " + at + " failed to satisfy constraint: ")
                .doesNotContain("s3cret");
    }

    @Test
    void checksTheIdentityPoolApiWithItsOwnErrorCode() {
        assertThat(refusal(
                        IDENTITY_POOLS,
                        GetIdRequest.builder()
                                .identityPoolId("pool")
                                .accountId("")
                                .build()))
                .isEqualTo(
                        "3 validation errors detected: Value '' at 'accountId' failed to satisfy constraint: Member must"
                                + " have length greater than or equal to 1; Value '' at 'accountId' failed to satisfy constraint:"
                                + " Member must satisfy regular expression pattern: \\d+; Value 'pool' at 'identityPoolId' failed to"
                                + " satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+");
        assertThat(refusal(
                        IDENTITY_POOLS,
                        CreateIdentityPoolRequest.builder()
                                .identityPoolName("p")
                                .build()))
                .contains("Value null at 'allowUnauthenticatedIdentities'");
        assertThat(refusal(
                        IDENTITY_POOLS,
                        GetOpenIdTokenForDeveloperIdentityRequest.builder()
                                .identityPoolId("us-east-1:0")
                                .logins(Map.of("dev", "u"))
                                .tokenDuration(86401L)
                                .build()))
                .contains("Value '86401' at 'tokenDuration'", "value less than or equal to 86400");
    }

    @Test
    void checksKeysAndValuesOfMaps() {
        assertThat(refusal(
                        IDENTITY_POOLS,
                        GetCredentialsForIdentityRequest.builder()
                                .identityId("us-east-1:0")
                                .logins(Map.of("graph.facebook.com", ""))
                                .build()))
                .isEqualTo("1 validation error detected: Value at 'logins' failed to satisfy constraint: Map value must"
                        + " satisfy constraint: [Member must have length less than or equal to 50000, Member must have"
                        + " length greater than or equal to 1]");
        assertThat(refusal(
                        IDENTITY_POOLS,
                        SetIdentityPoolRolesRequest.builder()
                                .identityPoolId("us-east-1:0")
                                .roles(Map.of("admin", "arn:aws:iam::000000000000:role/admin"))
                                .build()))
                .contains("Map keys must satisfy constraint: [", "pattern: (un)?authenticated]");
    }

    @Test
    void findsViolationsInsideMapsOfStructures() {
        RoleMapping mapping = RoleMapping.builder()
                .type("Rules")
                .rulesConfiguration(rules -> rules.rules(MappingRule.builder()
                        .claim("team")
                        .matchType("Like")
                        .value("a")
                        .roleARN("arn:aws:iam::000000000000:role/a")
                        .build()))
                .build();

        assertThat(refusal(
                        IDENTITY_POOLS,
                        SetIdentityPoolRolesRequest.builder()
                                .identityPoolId("us-east-1:0")
                                .roles(Map.of())
                                .roleMappings(Map.of("idp", mapping))
                                .build()))
                .startsWith("1 validation error detected: Value 'Like' at"
                        + " 'roleMappings.idp.member.rulesConfiguration.rules.1.member.matchType'");
    }

    @Test
    void acceptsWhatIsWithinBounds() {
        CONSTRAINTS.check(
                USER_POOLS,
                signUp().password("Long enough 1!".replace(" ", ""))
                        .userAttributes(
                                attribute -> attribute.name("custom:team").value(""))
                        .clientMetadata(Map.of("", ""))
                        .build());
        CONSTRAINTS.check(
                USER_POOLS,
                CreateUserPoolRequest.builder()
                        .poolName("A pool, mine = 1")
                        .smsAuthenticationMessage("Your code is {####}")
                        .verificationMessageTemplate(template -> template.emailMessageByLink("Click {##here##} now")
                                .emailMessage("{####}"))
                        .emailConfiguration(email -> email.replyToEmailAddress("a@b@c"))
                        .build());
    }

    @Test
    void countsCharactersNotUtf16Units() {
        String emoji = "\ud83d\ude00";

        CONSTRAINTS.check(USER_POOLS, signUp().username(emoji.repeat(128)).build());
        assertThat(refusal(USER_POOLS, signUp().username(emoji.repeat(129)).build()))
                .contains("length less than or equal to 128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a{####}b{##c##}", "{##x##}", "@", "a@", "@b", "a\u00a0{####}"})
    void refusesTextsThatMissTheirPlaceholderOrSign(String text) {
        assertThat(Stream.of("EmailMessage", "EmailMessageByLink", "ReplyToEmailAddress")
                        .filter(member -> accepts(member, text))
                        .toList())
                .isEqualTo(
                        switch (text) {
                            case "a{####}b{##c##}" -> List.of("EmailMessage", "EmailMessageByLink");
                            case "{##x##}" -> List.of("EmailMessageByLink");
                            default -> List.of();
                        });
    }

    @Test
    void boundsTheMessageWhateverTheRequestHolds() {
        AttributeType bad = AttributeType.builder().name("n".repeat(10_000)).build();
        String message = refusal(
                USER_POOLS,
                signUp().userAttributes(Collections.nCopies(50_000, bad)).build());

        assertThat(message)
                .startsWith("50000 validation errors detected: Value ")
                .hasSizeLessThan(20 * 500);
    }

    @Test
    void boundsTheMessageForHugeListsAndMapKeys() {
        List<String> urls = new ArrayList<>(Collections.nCopies(100_000, "https://a.example.com"));
        Map<String, String> details = new HashMap<>();
        details.put("k".repeat(100_000), "v".repeat(200_000));

        assertThat(refusal(
                        USER_POOLS,
                        CreateUserPoolClientRequest.builder()
                                .userPoolId(POOL)
                                .clientName("c")
                                .callbackURLs(urls)
                                .build()))
                .hasSizeLessThan(600);
        assertThat(refusal(
                        USER_POOLS,
                        CreateIdentityProviderRequest.builder()
                                .userPoolId(POOL)
                                .providerName("Corp")
                                .providerType("OIDC")
                                .providerDetails(details)
                                .build()))
                .hasSizeLessThan(900);
    }

    @Test
    void matchesHostileTextsInLinearTime() {
        List<String> pieces = List.of("@", "{####}", "{##", "##}", "{##a##}", "a", "_", "-", ":", "arn:", "A.", "1");
        List<Bounds> patterns = Stream.of("cognito-idp", "cognito-identity")
                .flatMap(api -> ConstraintTable.load(api).everyBounds())
                .filter(bounds -> bounds.matcher() != null)
                .distinct()
                .toList();

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (Bounds bounds : patterns) {
                int length = (int) Math.min(bounds.max(), RequestBodies.MAX_BODY);
                pieces.forEach(piece -> bounds.accepts(piece.repeat(length / piece.length()) + "\u0001"));
            }
        });
    }

    private static boolean accepts(String member, String text) {
        VerificationMessageTemplateType.Builder template = VerificationMessageTemplateType.builder();
        EmailConfigurationType.Builder email = EmailConfigurationType.builder();
        switch (member) {
            case "EmailMessage" -> template.emailMessage(text.length() < 6 ? text + "......" : text);
            case "EmailMessageByLink" -> template.emailMessageByLink(text.length() < 6 ? text + "......" : text);
            default -> email.replyToEmailAddress(text);
        }
        try {
            CONSTRAINTS.check(
                    USER_POOLS,
                    CreateUserPoolRequest.builder()
                            .poolName("p")
                            .verificationMessageTemplate(template.build())
                            .emailConfiguration(email.build())
                            .build());
            return true;
        } catch (AwsFailure refused) {
            return false;
        }
    }

    private static SignUpRequest.Builder signUp() {
        return SignUpRequest.builder().clientId("1example23456789").username("ann@example.com");
    }

    private static String refusal(Api api, SdkPojo input) {
        List<String> messages = new ArrayList<>();
        assertThatThrownBy(() -> CONSTRAINTS.check(api, input)).isInstanceOfSatisfying(AwsFailure.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(api.invalidInput());
            assertThat(refusal.status()).isEqualTo(400);
            messages.add(refusal.getMessage());
        });
        return messages.getFirst();
    }
}
