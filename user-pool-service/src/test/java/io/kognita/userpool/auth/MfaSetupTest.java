package io.kognita.userpool.auth;

import static io.kognita.userpool.user.SecondFactor.EMAIL_OTP;
import static io.kognita.userpool.user.SecondFactor.SMS_MFA;
import static io.kognita.userpool.user.SecondFactor.SOFTWARE_TOKEN_MFA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.AuthenticatorApp;
import io.kognita.userpool.MfaPool;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.user.User;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/** Users who need a second factor and have none set one up in the midst of a sign-in. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MfaSetupTest {

    private static final String INVALID = "Invalid session for the user.";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    @Inject
    TestClock clock;

    private MfaPool pool;
    private SignIns signIns;
    private CognitoIdentityProviderClient idp;
    private User ann;

    @BeforeEach
    void aPoolThatAsksForAnApp() {
        pool = new MfaPool(pools, users, clock).with(UserPoolMfaType.ON, SOFTWARE_TOKEN_MFA);
        signIns = pool.signIns;
        idp = pool.idp;
        ann = pool.user("ann", Map.of());
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    void setsAnAppUp() {
        InitiateAuthResponse asked = signIn();
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
        assertThat(asked.authenticationResult()).isNull();
        assertThat(asked.challengeParameters())
                .isEqualTo(Map.of("USER_ID_FOR_SRP", "ann", "MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]"));

        AssociateSoftwareTokenResponse associated = associate(asked.session());
        AuthenticatorApp app = new AuthenticatorApp(associated.secretCode(), clock);
        VerifySoftwareTokenResponse verified = verify(associated.session(), app.code());
        RespondToAuthChallengeResponse done = answer(verified.session(), Map.of());

        GetUserResponse user = idp.getUser(
                request -> request.accessToken(done.authenticationResult().accessToken()));
        assertThat(user.userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
        assertThat(user.preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");
        clock.advance(Duration.ofSeconds(30));
        InitiateAuthResponse next = signIn();
        assertThat(next.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(next.challengeParameters()).containsEntry("FRIENDLY_DEVICE_NAME", "My phone");
        assertThat(signIns.answer(
                                ChallengeNameType.SOFTWARE_TOKEN_MFA,
                                Map.of("USERNAME", "ann", "SOFTWARE_TOKEN_MFA_CODE", app.code()),
                                next.session())
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void setsAnAppUpAfterANewPassword() {
        pool.invited("bob", Map.of());
        InitiateAuthResponse first = signIns.password("bob", MfaPool.PASSWORD);
        RespondToAuthChallengeResponse asked = signIns.answer(
                ChallengeNameType.NEW_PASSWORD_REQUIRED,
                Map.of("USERNAME", "bob", "NEW_PASSWORD", "My-0wn-horse"),
                first.session());
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);

        AssociateSoftwareTokenResponse associated = associate(asked.session());
        String code = new AuthenticatorApp(associated.secretCode(), clock).code();
        String session = verify(associated.session(), code).session();

        assertThat(signIns.answer(ChallengeNameType.MFA_SETUP, Map.of("USERNAME", "bob"), session)
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void aWrongCodeLeavesTheSessionGood() {
        AssociateSoftwareTokenResponse associated = associate(signIn().session());
        AuthenticatorApp app = new AuthenticatorApp(associated.secretCode(), clock);

        assertThatThrownBy(() -> verify(associated.session(), app.wrongCode()))
                .isInstanceOf(EnableSoftwareTokenMfaException.class)
                .hasMessageStartingWith("Code mismatch and fail enable Software Token MFA");
        assertThat(users.stored(ann).secondFactors().hasAuthenticator()).isFalse();
        assertThat(verify(associated.session(), app.code()).session()).isNotBlank();
    }

    @Test
    void noShortcutLeadsToTokens() {
        String begun = signIn().session();
        AssociateSoftwareTokenResponse associated = associate(begun);

        for (String session : List.of(begun, associated.session())) {
            assertThatThrownBy(() -> answer(session, Map.of()))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageStartingWith("MFA_SETUP needs the session of a software token that was verified");
        }
        refuses(() -> verify(begun, "123456"), INVALID);
        assertThat(users.stored(ann).secondFactors().hasAuthenticator()).isFalse();
    }

    @Test
    void aSessionThatWasAssociatedGivesAnotherSecretButNoMoreTime() {
        AssociateSoftwareTokenResponse first = associate(signIn().session());
        clock.advance(Duration.ofMinutes(2));
        AssociateSoftwareTokenResponse second = associate(first.session());

        assertThat(second.secretCode()).isNotEqualTo(first.secretCode());
        clock.advance(Duration.ofMinutes(2));
        refuses(() -> associate(second.session()), "Invalid session for the user, session is expired.");
        refuses(() -> verify(second.session(), "123456"), "Invalid session for the user, session is expired.");
    }

    @Test
    void nobodyReplacesAnAppByASessionFromBefore() {
        String early = signIn().session();
        AssociateSoftwareTokenResponse attackers = associate(signIn().session());
        String owners = setUp();

        refuses(() -> associate(early), INVALID);
        String code = new AuthenticatorApp(attackers.secretCode(), clock).code();
        refuses(() -> verify(attackers.session(), code), INVALID);
        refuses(() -> answer(early, Map.of()), INVALID);
        assertThat(answer(owners, Map.of()).authenticationResult()).isNotNull();
    }

    @Test
    void ofManyParallelVerificationsOneWins() {
        AssociateSoftwareTokenResponse associated = associate(signIn().session());
        String code = new AuthenticatorApp(associated.secretCode(), clock).code();

        long verified = IntStream.range(0, 6)
                .parallel()
                .filter(turn -> {
                    try {
                        return verify(associated.session(), code).session() != null;
                    } catch (NotAuthorizedException e) {
                        return false;
                    }
                })
                .count();

        assertThat(verified).isEqualTo(1);
    }

    @Test
    void aVerifiedSessionGivesTokensOnce() {
        String session = setUp();
        answer(session, Map.of());

        refuses(() -> answer(session, Map.of()), "Invalid session for the user, session can only be used once.");
    }

    @Test
    void aVerifiedSessionIsWorthNothingOnceTheAppIsGone() {
        String session = setUp();
        idp.adminDeleteSoftwareToken(request -> request.userPoolId(pool.id()).username("ann"));

        refuses(() -> answer(session, Map.of()), INVALID);
    }

    @Test
    void refusesAUserWhoIsDisabledMeanwhile() {
        String begun = signIn().session();
        AssociateSoftwareTokenResponse associated = associate(begun);
        String code = new AuthenticatorApp(associated.secretCode(), clock).code();
        users.change(ann, user -> user.enable(false, Instant.now()));

        refuses(() -> associate(begun), "User is disabled.");
        refuses(() -> verify(associated.session(), code), "User is disabled.");
    }

    @Test
    void refusesASetUpOfAnotherUserClientOrPool() {
        pool.user("bob", Map.of());
        String session = setUp();
        SignIns otherClient = new SignIns(pool.id(), MfaPool.client(pools, pool.id()));
        MfaPool otherPool = new MfaPool(pools, users, clock).with(UserPoolMfaType.ON, SOFTWARE_TOKEN_MFA);
        otherPool.user("ann", Map.of());

        refuses(() -> signIns.answer(ChallengeNameType.MFA_SETUP, Map.of("USERNAME", "bob"), session), INVALID);
        refuses(() -> otherClient.answer(ChallengeNameType.MFA_SETUP, Map.of("USERNAME", "ann"), session), INVALID);
        refuses(
                () -> otherPool.signIns.answer(ChallengeNameType.MFA_SETUP, Map.of("USERNAME", "ann"), session),
                INVALID);
    }

    @Test
    void aFirstAddressIsASetUpToo() {
        pool.with(UserPoolMfaType.ON, SOFTWARE_TOKEN_MFA, EMAIL_OTP);
        InitiateAuthResponse asked = signIn();
        assertThat(asked.challengeParameters())
                .containsEntry("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\",\"EMAIL_OTP\"]");
        String address = UUID.randomUUID() + "@example.com";

        RespondToAuthChallengeResponse next = answer(asked.session(), Map.of("EMAIL", address));

        assertThat(next.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(next.authenticationResult()).isNull();
        assertThat(users.stored(ann).attributes())
                .containsEntry("email", address)
                .containsEntry("email_verified", "false");
        assertThat(signIns.answer(
                                ChallengeNameType.EMAIL_OTP,
                                Map.of("USERNAME", "ann", "EMAIL_OTP_CODE", mail.code(address)),
                                next.session())
                        .authenticationResult())
                .isNotNull();
        assertThat(users.stored(ann).attributes()).containsEntry("email_verified", "true");
    }

    @Test
    void takesTheGuidesSpellingAndAPhoneNumber() {
        pool.with(UserPoolMfaType.ON, SMS_MFA, EMAIL_OTP);
        String address = UUID.randomUUID() + "@example.com";

        assertThat(answer(signIn().session(), Map.of("email", address)).challengeName())
                .isEqualTo(ChallengeNameType.EMAIL_OTP);
        pool.user("bob", Map.of());
        pool.with(UserPoolMfaType.ON, SMS_MFA);
        assertThat(signIns.answer(
                                ChallengeNameType.MFA_SETUP,
                                Map.of("USERNAME", "bob", "PHONE_NUMBER", "+14155550100"),
                                signIns.password("bob", MfaPool.PASSWORD).session())
                        .challengeName())
                .isEqualTo(ChallengeNameType.SMS_MFA);
    }

    @Test
    void nobodyReplacesAnAddressBySettingUp() {
        pool.user("bob", Map.of("email", "bob@example.com"));
        pool.with(UserPoolMfaType.ON, SOFTWARE_TOKEN_MFA);
        String session = signIns.password("bob", MfaPool.PASSWORD).session();

        assertThatThrownBy(() -> signIns.answer(
                        ChallengeNameType.MFA_SETUP, Map.of("USERNAME", "bob", "EMAIL", "thief@example.com"), session))
                .isInstanceOf(InvalidParameterException.class);
        pool.with(UserPoolMfaType.ON, SOFTWARE_TOKEN_MFA, EMAIL_OTP);
        refuses(
                () -> signIns.answer(
                        ChallengeNameType.MFA_SETUP, Map.of("USERNAME", "bob", "EMAIL", "thief@example.com"), session),
                INVALID);
    }

    @Test
    void takesNoAddressThatIsNone() {
        pool.with(UserPoolMfaType.ON, EMAIL_OTP);

        assertThatThrownBy(() -> answer(signIn().session(), Map.of("EMAIL", "no address")))
                .isInstanceOf(InvalidParameterException.class);
    }

    /** The session of a set-up whose app was verified. */
    private String setUp() {
        AssociateSoftwareTokenResponse associated = associate(signIn().session());
        return verify(associated.session(), new AuthenticatorApp(associated.secretCode(), clock).code())
                .session();
    }

    private InitiateAuthResponse signIn() {
        return signIns.password("ann", MfaPool.PASSWORD);
    }

    private AssociateSoftwareTokenResponse associate(String session) {
        return idp.associateSoftwareToken(request -> request.session(session));
    }

    private VerifySoftwareTokenResponse verify(String session, String code) {
        return idp.verifySoftwareToken(
                request -> request.session(session).userCode(code).friendlyDeviceName("My phone"));
    }

    private RespondToAuthChallengeResponse answer(String session, Map<String, String> more) {
        Map<String, String> responses = new HashMap<>(more);
        responses.put("USERNAME", "ann");
        return signIns.answer(ChallengeNameType.MFA_SETUP, responses, session);
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NotAuthorizedException.class).hasMessageStartingWith(message);
    }
}
