package io.kognita.userpool.auth;

import static io.kognita.userpool.user.SecondFactor.SOFTWARE_TOKEN_MFA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.SrpClient;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.AuthenticatorApp;
import io.kognita.userpool.MfaPool;
import io.kognita.userpool.TestDevice;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.srp.ClaimTimestamp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Tries to get past the proof of a device that stands for a second factor. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeviceAttacksTest {

    private static final String INCORRECT = "Incorrect username or password.";
    private static final String SESSION = "Invalid session for the user.";
    private static final ChallengeNameType SRP = ChallengeNameType.DEVICE_SRP_AUTH;
    private static final ChallengeNameType VERIFIER = ChallengeNameType.DEVICE_PASSWORD_VERIFIER;

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestClock clock;

    private MfaPool pool;
    private SignIns signIns;
    private AuthenticatorApp app;
    private TestDevice device;

    @BeforeEach
    void aTrustedDeviceOfAnnWhoHasAnApp() {
        pool = remembering();
        signIns = pool.signIns;
        pool.user("ann", Map.of());
        pool.user("bob", Map.of());
        pool.with(UserPoolMfaType.OPTIONAL, SOFTWARE_TOKEN_MFA);
        var tokens = signIns.tokens("ann", MfaPool.PASSWORD);
        device = TestDevice.confirmed(signIns, tokens);
        app = pool.app(tokens.accessToken(), "");
        pool.turnOn("ann", SOFTWARE_TOKEN_MFA, true);
        clock.advance(Duration.ofSeconds(30));
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    void theKeyAloneIsNoProof() {
        String session = signIn("ann", device).session();

        refused(() -> device.impostor().prove(signIns, "ann", session), INCORRECT);
        assertThat(device.prove(signIns, "ann", session).accessToken()).isNotBlank();
    }

    @Test
    void guessesAtADevicesPasswordAreCountedApartFromCodesAndPasswords() {
        var others = TestDevice.confirmed(
                signIns, code(signIns.password("ann", MfaPool.PASSWORD)).authenticationResult());
        for (int guess = 0; guess < 5; guess++) {
            refused(
                    () -> device.impostor()
                            .prove(signIns, "ann", signIn("ann", device).session()),
                    INCORRECT);
        }

        refused(() -> device.prove(signIns, "ann", signIn("ann", device).session()), "Password attempts exceeded");
        assertThat(others.prove(signIns, "ann", signIn("ann", others).session()).accessToken())
                .isNotBlank();
        clock.advance(Duration.ofSeconds(30));
        assertThat(code(signIns.password("ann", MfaPool.PASSWORD)).authenticationResult())
                .isNotNull();
        assertThat(device.prove(signIns, "ann", signIn("ann", device).session()).accessToken())
                .isNotBlank();
    }

    @Test
    void somebodyElsesDeviceIsNotThereAndOnlyThePasswordTells() {
        assertThatThrownBy(() -> signIn("bob", device))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Device does not exist.");
        refused(
                () -> signIns.begin(
                        "USER_PASSWORD_AUTH",
                        Map.of("USERNAME", "bob", "PASSWORD", "Wr0ng-horse", "DEVICE_KEY", device.key)),
                INCORRECT);
    }

    @Test
    void aDeviceOfAnotherPoolIsNotThere() {
        MfaPool other = remembering();
        other.user("ann", Map.of());
        TestDevice foreign = TestDevice.confirmed(other.signIns, other.signIns.tokens("ann", MfaPool.PASSWORD));

        assertThatThrownBy(() -> signIn("ann", foreign))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Device does not exist.");
    }

    @Test
    void aForgottenDeviceIsNotThereAndTheSameClaimDoesWithoutIt() {
        pool.idp.adminForgetDevice(
                request -> request.userPoolId(pool.id()).username("ann").deviceKey(device.key));
        Map<String, String> answer = signIns.srpAnswer("ann", MfaPool.PASSWORD);
        Map<String, String> named = new HashMap<>(answer);
        named.put("DEVICE_KEY", device.key);

        assertThatThrownBy(() -> signIns.prove(named))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Device does not exist.");
        assertThat(signIns.prove(answer).challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
    }

    @Test
    void aClaimGivesTokensOnce() {
        SrpClient srp = device.srp();
        Map<String, String> claim = claim(srp, SignIns.now());

        assertThat(signIns.answer(VERIFIER, claim, null).authenticationResult()).isNotNull();
        refused(
                () -> signIns.answer(VERIFIER, claim, null),
                "Invalid session for the user, session can only be used once.");
    }

    @Test
    void aClaimIsBoundToItsTimestamp() {
        Map<String, String> claim = claim(device.srp(), SignIns.now());
        Map<String, String> later = new HashMap<>(claim);
        later.put("TIMESTAMP", ClaimTimestamp.format(Instant.now().plusSeconds(2)));
        refused(() -> signIns.answer(VERIFIER, later, null), INCORRECT);

        String old = ClaimTimestamp.format(Instant.now().minus(Duration.ofMinutes(20)));
        Map<String, String> stale = claim(device.srp(), old);
        refused(() -> signIns.answer(VERIFIER, stale, null), INCORRECT);
        claim.put("TIMESTAMP", "yesterday");
        assertThatThrownBy(() -> signIns.answer(VERIFIER, claim, null)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aSecretBlockIsBoundToStepClientAndDevice() {
        Map<String, String> claim = claim(device.srp(), SignIns.now());
        Map<String, String> password = signIns.srpAnswer("ann", MfaPool.PASSWORD);
        password.put("DEVICE_KEY", device.key);
        refused(() -> signIns.answer(VERIFIER, password, null), INCORRECT);
        refused(() -> signIns.answer(ChallengeNameType.PASSWORD_VERIFIER, claim, null), INCORRECT);

        SignIns otherClient = new SignIns(pool.id(), MfaPool.client(pools, pool.id()));
        refused(() -> otherClient.answer(VERIFIER, claim, null), INCORRECT);

        Map<String, String> tampered = new HashMap<>(claim);
        String block = claim.get("PASSWORD_CLAIM_SECRET_BLOCK");
        tampered.put(
                "PASSWORD_CLAIM_SECRET_BLOCK",
                block.substring(0, 60) + (block.charAt(60) == 'A' ? "B" : "A") + block.substring(61));
        refused(() -> signIns.answer(VERIFIER, tampered, null), INCORRECT);

        Map<String, String> elsewhere = new HashMap<>(claim);
        elsewhere.put("DEVICE_KEY", "us-east-1_00000000-0000-0000-0000-000000000000");
        refused(() -> signIns.answer(VERIFIER, elsewhere, null), SESSION);
        Map<String, String> bobs = new HashMap<>(claim);
        bobs.put("USERNAME", "bob");
        refused(() -> signIns.answer(VERIFIER, bobs, null), SESSION);
        assertThat(signIns.answer(VERIFIER, claim, null).authenticationResult()).isNotNull();
    }

    @Test
    void aSessionIsBoundToStepClientUserAndDevice() {
        String ofDevice = signIn("ann", device).session();
        String ofCode = signIns.password("ann", MfaPool.PASSWORD).session();

        refused(() -> device.begin(signIns, device.srp(), "ann", ofCode), SESSION);
        refused(
                () -> signIns.answer(
                        ChallengeNameType.SOFTWARE_TOKEN_MFA,
                        Map.of("USERNAME", "ann", "SOFTWARE_TOKEN_MFA_CODE", app.code()),
                        ofDevice),
                SESSION);
        refused(() -> device.begin(signIns, device.srp(), "bob", ofDevice), SESSION);
        SignIns otherClient = new SignIns(pool.id(), MfaPool.client(pools, pool.id()));
        refused(() -> device.begin(otherClient, device.srp(), "ann", ofDevice), SESSION);
        TestDevice bobs = TestDevice.confirmed(signIns, signIns.tokens("bob", MfaPool.PASSWORD));
        refused(() -> bobs.begin(signIns, bobs.srp(), "ann", ofDevice), SESSION);
        refused(() -> device.begin(signIns, device.srp(), "ann", "A".repeat(200)), SESSION);
        assertThatThrownBy(() -> device.begin(signIns, device.srp(), "ann", null))
                .isInstanceOf(InvalidParameterException.class);
        clock.later(
                Duration.ofMinutes(4),
                () -> refused(
                        () -> device.begin(signIns, device.srp(), "ann", ofDevice),
                        "Invalid session for the user, session is expired."));
    }

    @Test
    void refusesAPublicValueThatIsNoneOfTheGroup() {
        String session = signIn("ann", device).session();

        for (String value : new String[] {
            "0", SrpClient.N.toString(16), SrpClient.N.add(SrpClient.N).toString(16), "x"
        }) {
            assertThatThrownBy(() -> signIns.answer(
                            SRP, Map.of("USERNAME", "ann", "DEVICE_KEY", device.key, "SRP_A", value), session))
                    .isInstanceOf(InvalidParameterException.class);
        }
        assertThatThrownBy(() -> signIns.answer(
                        SRP,
                        Map.of(
                                "USERNAME",
                                "ann",
                                "DEVICE_KEY",
                                device.key,
                                "SRP_A",
                                BigInteger.TWO.pow(4000).toString(16)),
                        session))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void whatChangesInTheMidstOfASignInCounts() {
        Map<String, String> claim = claim(device.srp(), SignIns.now());
        mark("not_remembered");
        refused(() -> signIns.answer(VERIFIER, claim, null), SESSION);
        mark("remembered");

        pool.idp.adminDisableUser(request -> request.userPoolId(pool.id()).username("ann"));
        refused(() -> signIns.answer(VERIFIER, claim, null), "User is disabled.");
        pool.idp.adminEnableUser(request -> request.userPoolId(pool.id()).username("ann"));

        pool.idp.updateUserPool(request -> request.userPoolId(pool.id())
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .deviceConfiguration(devices -> devices.challengeRequiredOnNewDevice(false)));
        refused(() -> signIns.answer(VERIFIER, claim, null), SESSION);
        trust(pool);

        pool.idp.adminForgetDevice(
                request -> request.userPoolId(pool.id()).username("ann").deviceKey(device.key));
        assertThatThrownBy(() -> signIns.answer(VERIFIER, claim, null))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Device does not exist.");
    }

    private Map<String, String> claim(SrpClient srp, String timestamp) {
        RespondToAuthChallengeResponse asked =
                device.begin(signIns, srp, "ann", signIn("ann", device).session());
        return device.claim(srp, "ann", asked, timestamp);
    }

    private InitiateAuthResponse signIn(String username, TestDevice with) {
        return signIns.begin(
                "USER_PASSWORD_AUTH",
                Map.of("USERNAME", username, "PASSWORD", MfaPool.PASSWORD, "DEVICE_KEY", with.key));
    }

    private RespondToAuthChallengeResponse code(InitiateAuthResponse asked) {
        return signIns.answer(
                ChallengeNameType.SOFTWARE_TOKEN_MFA,
                Map.of("USERNAME", "ann", "SOFTWARE_TOKEN_MFA_CODE", app.code()),
                asked.session());
    }

    private MfaPool remembering() {
        MfaPool remembering = new MfaPool(pools, users, clock);
        remembering.idp.updateUserPool(request -> request.userPoolId(remembering.id())
                .deviceConfiguration(devices -> devices.challengeRequiredOnNewDevice(true)));
        return remembering;
    }

    private void trust(MfaPool changed) {
        changed.idp.updateUserPool(request -> request.userPoolId(changed.id())
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .deviceConfiguration(devices -> devices.challengeRequiredOnNewDevice(true)));
    }

    private void mark(String status) {
        pool.idp.adminUpdateDeviceStatus(request -> request.userPoolId(pool.id())
                .username("ann")
                .deviceKey(device.key)
                .deviceRememberedStatus(status));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NotAuthorizedException.class).hasMessageStartingWith(message);
    }
}
