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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Sign-ins that ask for a second factor, in every legal order. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SecondFactorTest {

    private static final String EMAIL = "@example.com";

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
    private String phone;

    @BeforeEach
    void aPool() {
        pool = MfaPool.offeringAll(pools, users, clock);
        signIns = pool.signIns;
        phone = MfaPool.newPhone();
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    void asksNobodyWhoTurnedNothingOn() {
        annWithAllAddresses();

        assertThat(signIn().authenticationResult().accessToken()).isNotBlank();
    }

    @Test
    void asksForACodeByTextMessage() {
        annWithAllAddresses();
        pool.turnOn("ann", SMS_MFA, true);

        InitiateAuthResponse asked = signIn();

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
        assertThat(asked.authenticationResult()).isNull();
        assertThat(asked.session()).hasSizeBetween(20, 2048);
        assertThat(asked.challengeParameters())
                .isEqualTo(Map.of(
                        "USER_ID_FOR_SRP",
                        "ann",
                        "CODE_DELIVERY_DELIVERY_MEDIUM",
                        "SMS",
                        "CODE_DELIVERY_DESTINATION",
                        "+*******" + phone.substring(phone.length() - 4)));
        assertThat(mail.to(phone).getLast().channel()).isEqualTo("SMS");
        assertThat(mail.to(phone).getLast().body()).matches("Text \\d{6}");
        assertThat(answer(ChallengeNameType.SMS_MFA, asked.session(), mail.code(phone))
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void asksForACodeByMail() {
        User ann = annWithAllAddresses();
        pool.turnOn("ann", EMAIL_OTP, true);

        InitiateAuthResponse asked = signIn();

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(asked.challengeParameters())
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL")
                .containsEntry("CODE_DELIVERY_DESTINATION", "a***@e***");
        String address = ann.attribute("email").orElseThrow();
        assertThat(mail.to(address).getLast().subject()).isEqualTo("Mail");
        assertThat(answer(ChallengeNameType.EMAIL_OTP, asked.session(), mail.code(address))
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void asksForACodeOfTheApp() {
        AuthenticatorApp app = annWithAnApp("My phone");

        InitiateAuthResponse asked = signIn();

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(asked.challengeParameters())
                .isEqualTo(Map.of("USER_ID_FOR_SRP", "ann", "FRIENDLY_DEVICE_NAME", "My phone"));
        assertThat(answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, asked.session(), app.code())
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void letsAUserChooseWhoPrefersNothing() {
        AuthenticatorApp app = annWithAnApp("");
        pool.turnOn("ann", SOFTWARE_TOKEN_MFA, false);
        pool.turnOn("ann", SMS_MFA, null);
        pool.turnOn("ann", EMAIL_OTP, null);

        InitiateAuthResponse asked = signIn();

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SELECT_MFA_TYPE);
        assertThat(asked.challengeParameters())
                .isEqualTo(Map.of(
                        "USER_ID_FOR_SRP",
                        "ann",
                        "MFAS_CAN_CHOOSE",
                        "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\",\"EMAIL_OTP\"]"));
        RespondToAuthChallengeResponse chosen = choose(asked, "SOFTWARE_TOKEN_MFA");
        assertThat(chosen.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, chosen.session(), app.code())
                        .accessToken())
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMAIL_OTP", "EMAIL_MFA"})
    void takesBothNamesOfTheFactorByMail(String name) {
        User ann = annWithAllAddresses();
        pool.turnOn("ann", SMS_MFA, null);
        pool.turnOn("ann", EMAIL_OTP, null);

        RespondToAuthChallengeResponse chosen = choose(signIn(), name);

        assertThat(chosen.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        String code = mail.code(ann.attribute("email").orElseThrow());
        assertThat(answer(ChallengeNameType.EMAIL_OTP, chosen.session(), code).accessToken())
                .isNotBlank();
    }

    @Test
    void refusesAChoiceThatWasNotOffered() {
        annWithAllAddresses();
        pool.turnOn("ann", SMS_MFA, null);
        pool.turnOn("ann", EMAIL_OTP, null);
        InitiateAuthResponse asked = signIn();

        for (String choice : new String[] {"SOFTWARE_TOKEN_MFA", "MFA_SETUP", "NOMFA", "sms_mfa"}) {
            assertThatThrownBy(() -> choose(asked, choice))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageStartingWith("ANSWER must be one of MFAS_CAN_CHOOSE");
        }
        assertThat(choose(asked, "SMS_MFA").challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
    }

    @Test
    void asksAfterSrpToo() {
        AuthenticatorApp app = annWithAnApp("");

        RespondToAuthChallengeResponse asked = signIns.srp("ann", MfaPool.PASSWORD);

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(asked.authenticationResult()).isNull();
        assertThat(answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, asked.session(), app.code())
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void asksAfterANewPasswordToo() {
        pool.with(UserPoolMfaType.ON, SMS_MFA);
        pool.invited("ann", Map.of("phone_number", phone));
        InitiateAuthResponse first = signIn();

        RespondToAuthChallengeResponse asked = signIns.answer(
                ChallengeNameType.NEW_PASSWORD_REQUIRED,
                Map.of("USERNAME", "ann", "NEW_PASSWORD", "My-0wn-horse"),
                first.session());

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
        assertThat(asked.authenticationResult()).isNull();
        assertThat(answer(ChallengeNameType.SMS_MFA, asked.session(), mail.code(phone))
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void asksAtTheServersDoorToo() {
        AuthenticatorApp app = annWithAnApp("");
        AdminInitiateAuthResponse asked = pool.idp.adminInitiateAuth(request -> request.userPoolId(pool.id())
                .clientId(signIns.client)
                .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", "ann", "PASSWORD", MfaPool.PASSWORD)));

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(pool.idp
                        .adminRespondToAuthChallenge(request -> request.userPoolId(pool.id())
                                .clientId(signIns.client)
                                .challengeName(ChallengeNameType.SOFTWARE_TOKEN_MFA)
                                .session(asked.session())
                                .challengeResponses(Map.of("USERNAME", "ann", "SOFTWARE_TOKEN_MFA_CODE", app.code())))
                        .authenticationResult()
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void asksAgainAtEverySignInButAtNoRefresh() {
        AuthenticatorApp app = annWithAnApp("");
        AuthenticationResultType tokens = answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, signIn().session(), app.code());

        assertThat(signIns.refresh(tokens.refreshToken()).accessToken()).isNotBlank();
        assertThat(signIn().challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
    }

    @Test
    void anAppStaysGoodWhenThePoolOffersAppsNoMore() {
        AuthenticatorApp app = annWithAnApp("");
        pool.with(UserPoolMfaType.OPTIONAL, SMS_MFA);

        InitiateAuthResponse asked = signIn();

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, asked.session(), app.code())
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void aPoolThatAsksForNoFactorAsksNobody() {
        annWithAnApp("");
        pool.with(UserPoolMfaType.OFF);

        assertThat(signIn().authenticationResult()).isNotNull();
    }

    @Test
    void whoReturnsACodeHasVerifiedTheAddress() {
        User ann = annWithAllAddresses();
        pool.turnOn("ann", SMS_MFA, true);
        assertThat(users.stored(ann).attribute("phone_number_verified")).isEmpty();

        answer(ChallengeNameType.SMS_MFA, signIn().session(), mail.code(phone));

        assertThat(users.stored(ann).attribute("phone_number_verified")).contains("true");
        assertThat(users.stored(ann).attribute("email_verified")).isEmpty();
    }

    @Test
    void aWrongCodeLeavesTheSessionGood() {
        annWithAllAddresses();
        pool.turnOn("ann", SMS_MFA, true);
        String session = signIn().session();
        String code = mail.code(phone);

        assertThatThrownBy(
                        () -> answer(ChallengeNameType.SMS_MFA, session, code.equals("000000") ? "000001" : "000000"))
                .isInstanceOf(CodeMismatchException.class)
                .hasMessageStartingWith("Invalid code or auth state for the user.");
        assertThat(answer(ChallengeNameType.SMS_MFA, session, code)).isNotNull();
    }

    @Test
    void aCodeOfTheAppServesOnce() {
        AuthenticatorApp app = annWithAnApp("");
        String session = signIn().session();
        assertThatThrownBy(() -> answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, session, app.wrongCode()))
                .isInstanceOf(CodeMismatchException.class)
                .hasMessageStartingWith("Invalid code received for user");
        answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, session, app.code());

        assertThatThrownBy(() -> answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, signIn().session(), app.code()))
                .isInstanceOf(ExpiredCodeException.class)
                .hasMessageStartingWith("Your software token has already been used once.");
        assertThatThrownBy(() -> answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, signIn().session(), app.code(-1)))
                .isInstanceOf(ExpiredCodeException.class);
        clock.advance(Duration.ofSeconds(30));
        assertThat(answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, signIn().session(), app.code()))
                .isNotNull();
    }

    @Test
    void theCodeThatVerifiedAnAppDoesNotSignIn() {
        annWithAllAddresses();
        AuthenticatorApp app = pool.app(pool.signedIn("ann"), "");
        pool.turnOn("ann", SOFTWARE_TOKEN_MFA, true);

        assertThatThrownBy(() -> answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, signIn().session(), app.code()))
                .isInstanceOf(ExpiredCodeException.class);
    }

    @Test
    void aCodeLivesAsLongAsItsSession() {
        annWithAllAddresses();
        pool.turnOn("ann", SMS_MFA, true);
        String session = signIn().session();
        String code = mail.code(phone);

        clock.later(
                Duration.ofMinutes(2),
                () -> assertThatThrownBy(() ->
                                answer(ChallengeNameType.SMS_MFA, session, code.equals("000000") ? "000001" : "000000"))
                        .isInstanceOf(CodeMismatchException.class));
        clock.later(
                Duration.ofMinutes(4),
                () -> assertThatThrownBy(() -> answer(ChallengeNameType.SMS_MFA, session, code))
                        .isInstanceOf(NotAuthorizedException.class)
                        .hasMessageStartingWith("Invalid session for the user, session is expired."));
    }

    @Test
    void twoSignInsAtOnceHaveTheirOwnCodes() {
        annWithAllAddresses();
        pool.turnOn("ann", SMS_MFA, true);
        String first = signIn().session();
        String firstCode = mail.code(phone);
        String second = signIn().session();
        String secondCode = mail.code(phone);

        assertThat(answer(ChallengeNameType.SMS_MFA, first, firstCode)).isNotNull();
        assertThat(answer(ChallengeNameType.SMS_MFA, second, secondCode)).isNotNull();
    }

    @Test
    void sendsBoundedlyManyCodes() {
        annWithAllAddresses();
        pool.turnOn("ann", SMS_MFA, true);
        for (int sent = 0; sent < 60; sent++) {
            signIn();
        }

        assertThatThrownBy(this::signIn)
                .isInstanceOf(
                        software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException.class);
        assertThat(mail.to(phone)).hasSize(60);
    }

    private User annWithAllAddresses() {
        return pool.user("ann", Map.of("email", "ann" + phone.substring(1) + EMAIL, "phone_number", phone));
    }

    /** Turned on and preferred; its present code is spent, and so half a minute passes. */
    private AuthenticatorApp annWithAnApp(String name) {
        annWithAllAddresses();
        AuthenticatorApp app = pool.app(pool.signedIn("ann"), name);
        pool.turnOn("ann", SOFTWARE_TOKEN_MFA, true);
        clock.advance(Duration.ofSeconds(30));
        return app;
    }

    private InitiateAuthResponse signIn() {
        return signIns.password("ann", MfaPool.PASSWORD);
    }

    private RespondToAuthChallengeResponse choose(InitiateAuthResponse asked, String choice) {
        return signIns.answer(
                ChallengeNameType.SELECT_MFA_TYPE, Map.of("USERNAME", "ann", "ANSWER", choice), asked.session());
    }

    private AuthenticationResultType answer(ChallengeNameType challenge, String session, String code) {
        Map<String, String> responses = new HashMap<>(Map.of("USERNAME", "ann"));
        responses.put(challenge + "_CODE", code);
        return signIns.answer(challenge, responses, session).authenticationResult();
    }
}
