package io.kognita.userpool.auth;

import static io.kognita.userpool.user.SecondFactor.SOFTWARE_TOKEN_MFA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.AuthenticatorApp;
import io.kognita.userpool.Jwts;
import io.kognita.userpool.MfaPool;
import io.kognita.userpool.TestDevice;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Sign-ins with devices, in every legal order. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeviceSignInTest {

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestClock clock;

    private MfaPool pool;
    private SignIns signIns;
    private AuthenticatorApp app;

    @BeforeEach
    void aPool() {
        pool = new MfaPool(pools, users, clock);
        signIns = pool.signIns;
        pool.user("ann", Map.of());
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            password | no factor | trusted     | remembered     | DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER
            password | no factor | not trusted | remembered     | DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER
            password | no factor | trusted     | not remembered |
            password | factor    | trusted     | remembered     | DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER
            password | factor    | trusted     | not remembered | SOFTWARE_TOKEN_MFA
            password | factor    | not trusted | remembered     | SOFTWARE_TOKEN_MFA DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER
            password | factor    | not trusted | not remembered | SOFTWARE_TOKEN_MFA
            srp      | no factor | trusted     | remembered     | DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER
            srp      | factor    | trusted     | remembered     | DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER
            srp      | factor    | trusted     | not remembered | SOFTWARE_TOKEN_MFA
            srp      | factor    | not trusted | remembered     | SOFTWARE_TOKEN_MFA DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER
            admin    | factor    | trusted     | remembered     | DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER
            admin    | factor    | not trusted | remembered     | SOFTWARE_TOKEN_MFA DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER
            """)
    void asksInThisOrder(String flow, String factor, String trust, String status, String challenges) {
        remember(trust.equals("trusted"));
        TestDevice device = confirmed();
        if (factor.equals("factor")) {
            annWithAnApp();
        }
        if (status.equals("not remembered")) {
            mark(device, DeviceRememberedStatusType.NOT_REMEMBERED);
        }

        Story story = signIn(flow, device);

        assertThat(story.challenges()).isEqualTo(challenges == null ? List.of() : List.of(challenges.split(" ")));
        assertThat(story.tokens().newDeviceMetadata()).isNull();
        assertThat(Jwts.claims(story.tokens().accessToken()).get("device_key").asText())
                .isEqualTo(device.key);
        assertThat(signIns.begin(
                                "REFRESH_TOKEN_AUTH",
                                Map.of("REFRESH_TOKEN", story.tokens().refreshToken(), "DEVICE_KEY", device.key))
                        .authenticationResult()
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void asksWhoNamesNoDeviceForTheFactorAndOffersANewOne() {
        remember(true);
        confirmed();
        annWithAnApp();

        InitiateAuthResponse asked = signIns.password("ann", MfaPool.PASSWORD);

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        AuthenticationResultType tokens = code(asked.session(), Map.of()).authenticationResult();
        assertThat(tokens.newDeviceMetadata().deviceKey()).isNotBlank();
        assertThat(TestDevice.confirmed(signIns, tokens)).isNotNull();
    }

    @Test
    void aDeviceMayBeNamedWithTheCodeOfTheFactor() {
        remember(false);
        TestDevice device = confirmed();
        annWithAnApp();

        RespondToAuthChallengeResponse asked =
                code(signIns.password("ann", MfaPool.PASSWORD).session(), Map.of("DEVICE_KEY", device.key));

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.DEVICE_SRP_AUTH);
        assertThat(device.prove(signIns, "ann", asked.session()).accessToken()).isNotBlank();
    }

    @Test
    void theSessionOfTheCodeServesForTheDeviceTooOnceTheCodeIsGiven() {
        remember(false);
        TestDevice device = confirmed();
        annWithAnApp();
        String session = withPassword(device).session();
        assertThatThrownBy(() -> device.begin(signIns, device.srp(), "ann", session))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid session for the user.");

        assertThat(code(session, Map.of()).challengeName()).isEqualTo(ChallengeNameType.DEVICE_SRP_AUTH);

        assertThat(device.prove(signIns, "ann", session).accessToken()).isNotBlank();
    }

    @Test
    void tellsTheDeviceWhatItNeeds() {
        remember(false);
        TestDevice device = confirmed();
        InitiateAuthResponse asked = withPassword(device);
        assertThat(asked.challengeParameters()).isEmpty();

        RespondToAuthChallengeResponse next = device.begin(signIns, device.srp(), "ann", asked.session());

        assertThat(next.challengeName()).isEqualTo(ChallengeNameType.DEVICE_PASSWORD_VERIFIER);
        assertThat(next.authenticationResult()).isNull();
        assertThat(next.challengeParameters())
                .containsOnlyKeys("SALT", "SRP_B", "SECRET_BLOCK", "USERNAME", "DEVICE_KEY")
                .containsEntry("USERNAME", "ann")
                .containsEntry("DEVICE_KEY", device.key);
    }

    @Test
    void aDeviceDoesNotStandForAFactorThatIsNotSetUpYet() {
        remember(true);
        TestDevice device = confirmed();
        pool.with(UserPoolMfaType.ON, SOFTWARE_TOKEN_MFA);

        assertThat(withPassword(device).challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
    }

    @Test
    void aPoolThatRemembersNoneIgnoresTheKey() {
        remember(true);
        TestDevice device = confirmed();
        pool.idp.updateUserPool(request -> request.userPoolId(pool.id()));

        AuthenticationResultType tokens = withPassword(device).authenticationResult();

        assertThat(Jwts.claims(tokens.accessToken()).has("device_key")).isFalse();
    }

    @Test
    void rememberedDevicesTellWhenTheyWereUsed() {
        remember(true);
        TestDevice device = confirmed();
        clock.advance(Duration.ofMinutes(2));

        AuthenticationResultType tokens =
                device.prove(signIns, "ann", withPassword(device).session());

        var stored = pool.idp
                .getDevice(request -> request.accessToken(tokens.accessToken()).deviceKey(device.key))
                .device();
        assertThat(Duration.between(stored.deviceCreateDate(), stored.deviceLastAuthenticatedDate()))
                .isGreaterThan(Duration.ofMinutes(1));
        assertThat(stored.deviceLastModifiedDate()).isEqualTo(stored.deviceCreateDate());
    }

    @Test
    void aNewPasswordMayCarryADevice() {
        remember(true);
        pool.invited("new", Map.of());
        InitiateAuthResponse first = signIns.password("new", MfaPool.PASSWORD);

        AuthenticationResultType tokens = signIns.answer(
                        ChallengeNameType.NEW_PASSWORD_REQUIRED,
                        Map.of("USERNAME", "new", "NEW_PASSWORD", "My-0wn-horse"),
                        first.session())
                .authenticationResult();

        TestDevice device = TestDevice.confirmed(signIns, tokens);
        InitiateAuthResponse again = signIns.begin(
                "USER_PASSWORD_AUTH", Map.of("USERNAME", "new", "PASSWORD", "My-0wn-horse", "DEVICE_KEY", device.key));
        assertThat(device.prove(signIns, "new", again.session()).accessToken()).isNotBlank();
    }

    /** What a sign-in asked, in order, and what it gave. */
    private record Story(List<String> challenges, AuthenticationResultType tokens) {}

    private Story signIn(String flow, TestDevice device) {
        List<String> challenges = new ArrayList<>();
        String next;
        String session;
        AuthenticationResultType tokens;
        switch (flow) {
            case "srp" -> {
                Map<String, String> answer = signIns.srpAnswer("ann", MfaPool.PASSWORD);
                answer.put("DEVICE_KEY", device.key);
                RespondToAuthChallengeResponse asked = signIns.prove(answer);
                next = asked.challengeNameAsString();
                session = asked.session();
                tokens = asked.authenticationResult();
            }
            case "admin" -> {
                AdminInitiateAuthResponse asked = pool.idp.adminInitiateAuth(request -> request.userPoolId(pool.id())
                        .clientId(signIns.client)
                        .authFlow("ADMIN_USER_PASSWORD_AUTH")
                        .authParameters(
                                Map.of("USERNAME", "ann", "PASSWORD", MfaPool.PASSWORD, "DEVICE_KEY", device.key)));
                next = asked.challengeNameAsString();
                session = asked.session();
                tokens = asked.authenticationResult();
            }
            default -> {
                InitiateAuthResponse asked = withPassword(device);
                next = asked.challengeNameAsString();
                session = asked.session();
                tokens = asked.authenticationResult();
            }
        }
        if ("SOFTWARE_TOKEN_MFA".equals(next)) {
            challenges.add(next);
            RespondToAuthChallengeResponse asked = code(session, Map.of());
            next = asked.challengeNameAsString();
            session = asked.session();
            tokens = asked.authenticationResult();
        }
        if ("DEVICE_SRP_AUTH".equals(next)) {
            challenges.addAll(List.of(next, "DEVICE_PASSWORD_VERIFIER"));
            tokens = device.prove(signIns, "ann", session);
        }
        return new Story(challenges, tokens);
    }

    private InitiateAuthResponse withPassword(TestDevice device) {
        return signIns.begin(
                "USER_PASSWORD_AUTH",
                Map.of("USERNAME", "ann", "PASSWORD", MfaPool.PASSWORD, "DEVICE_KEY", device.key));
    }

    private RespondToAuthChallengeResponse code(String session, Map<String, String> more) {
        Map<String, String> answer = new HashMap<>(more);
        answer.put("USERNAME", "ann");
        answer.put("SOFTWARE_TOKEN_MFA_CODE", app.code());
        return signIns.answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, answer, session);
    }

    private TestDevice confirmed() {
        return TestDevice.confirmed(signIns, signIns.tokens("ann", MfaPool.PASSWORD));
    }

    /** Turned on; its present code is spent, and so half a minute passes. */
    private void annWithAnApp() {
        pool.with(UserPoolMfaType.OPTIONAL, SOFTWARE_TOKEN_MFA);
        app = pool.app(pool.signedIn("ann"), "");
        pool.turnOn("ann", SOFTWARE_TOKEN_MFA, true);
        clock.advance(Duration.ofSeconds(30));
    }

    private void remember(boolean trusted) {
        pool.idp.updateUserPool(request -> request.userPoolId(pool.id())
                .deviceConfiguration(devices -> devices.challengeRequiredOnNewDevice(trusted)));
    }

    private void mark(TestDevice device, DeviceRememberedStatusType status) {
        pool.idp.adminUpdateDeviceStatus(request -> request.userPoolId(pool.id())
                .username("ann")
                .deviceKey(device.key)
                .deviceRememberedStatus(status));
    }
}
