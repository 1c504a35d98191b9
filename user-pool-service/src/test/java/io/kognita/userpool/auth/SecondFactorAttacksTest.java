package io.kognita.userpool.auth;

import static io.kognita.userpool.user.SecondFactor.EMAIL_OTP;
import static io.kognita.userpool.user.SecondFactor.SMS_MFA;
import static io.kognita.userpool.user.SecondFactor.SOFTWARE_TOKEN_MFA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Ways around a second factor, each of which must be closed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SecondFactorAttacksTest {

    private static final String INVALID = "Invalid session for the user.";
    private static final String LOCKED = "Password attempts exceeded";

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

    /** A sign-in that waits for an answer. */
    private record Step(String challenge, SignIns signIns, String username, String session) {}

    /** Each state of a sign-in, answered as every challenge but its own, with all that an attacker could know. */
    @Test
    void noChallengeIsAnsweredByTheSessionOfAnother() {
        User ann = annWithSms();
        pool.invited("bob", Map.of("phone_number", phone));
        AuthenticatorApp app = pool.app(accessToken(), "");
        List<Step> steps = everyStep();
        Map<String, String> everything = new HashMap<>(Map.of(
                "SMS_MFA_CODE",
                mail.code(phone),
                "EMAIL_OTP_CODE",
                mail.code(ann.attribute("email").orElseThrow()),
                "SOFTWARE_TOKEN_MFA_CODE",
                app.code(1),
                "ANSWER",
                "SMS_MFA",
                "PASSWORD",
                MfaPool.PASSWORD,
                "EMAIL",
                "thief@example.com"));
        everything.putAll(Map.of(
                "NEW_PASSWORD", "My-0wn-horse",
                "TIMESTAMP", SignIns.now(),
                "PASSWORD_CLAIM_SIGNATURE", "AAAA",
                "DEVICE_KEY", "x",
                "CREDENTIAL", "{}"));

        for (Step step : steps) {
            for (ChallengeNameType challenge : ChallengeNameType.knownValues()) {
                if (step.challenge().equals(challenge.toString())) {
                    continue;
                }
                Map<String, String> responses = new HashMap<>(everything);
                responses.put("USERNAME", step.username());
                responses.put("PASSWORD_CLAIM_SECRET_BLOCK", step.session());
                assertThatThrownBy(() -> step.signIns().answer(challenge, responses, step.session()))
                        .as("%s answered as %s", step.challenge(), challenge)
                        .isInstanceOfAny(NotAuthorizedException.class, InvalidParameterException.class);
            }
        }
    }

    private List<Step> everyStep() {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                "NEW_PASSWORD_REQUIRED",
                signIns,
                "bob",
                signIns.password("bob", MfaPool.PASSWORD).session()));
        pool.turnOn("ann", SMS_MFA, true);
        steps.add(new Step("SMS_MFA", signIns, "ann", session()));
        pool.turnOn("ann", EMAIL_OTP, true);
        steps.add(new Step("EMAIL_OTP", signIns, "ann", session()));
        pool.turnOn("ann", SOFTWARE_TOKEN_MFA, true);
        steps.add(new Step("SOFTWARE_TOKEN_MFA", signIns, "ann", session()));
        pool.turnOn("ann", SOFTWARE_TOKEN_MFA, false);
        steps.add(new Step("SELECT_MFA_TYPE", signIns, "ann", session()));
        MfaPool required = new MfaPool(pools, users, clock).with(UserPoolMfaType.ON, SOFTWARE_TOKEN_MFA);
        required.user("ann", Map.of());
        String begun = required.signIns.password("ann", MfaPool.PASSWORD).session();
        AssociateSoftwareTokenResponse associated =
                required.idp.associateSoftwareToken(request -> request.session(begun));
        String code = new AuthenticatorApp(associated.secretCode(), clock).code();
        String verified = required.idp
                .verifySoftwareToken(
                        request -> request.session(associated.session()).userCode(code))
                .session();
        for (String session : List.of(begun, associated.session(), verified)) {
            steps.add(new Step("MFA_SETUP", required.signIns, "ann", session));
        }
        return steps;
    }

    @Test
    void refusesASessionOfAnotherUserClientOrPool() {
        annWithSms();
        String session = session();
        String code = mail.code(phone);
        pool.user("bob", Map.of("phone_number", phone));
        SignIns otherClient = new SignIns(pool.id(), MfaPool.client(pools, pool.id()));
        MfaPool otherPool = new MfaPool(pools, users, clock).with(UserPoolMfaType.ON, SMS_MFA);
        otherPool.user("ann", Map.of("phone_number", phone));

        refuses(() -> answer(signIns, "bob", session, code), INVALID);
        refuses(() -> answer(otherClient, "ann", session, code), INVALID);
        refuses(() -> answer(otherPool.signIns, "ann", session, code), INVALID);
        refuses(() -> answer(signIns, "ann", tampered(session), code), INVALID);
        assertThat(answer(signIns, "ann", session, code).authenticationResult()).isNotNull();
    }

    @Test
    void noCodeOfAnotherSignInServes() {
        annWithSms();
        String first = session();
        String firstCode = mail.code(phone);
        String second = session();
        String secondCode = mail.code(phone);

        if (!firstCode.equals(secondCode)) {
            assertThatThrownBy(() -> answer(signIns, "ann", first, secondCode))
                    .isInstanceOf(CodeMismatchException.class);
            assertThatThrownBy(() -> answer(signIns, "ann", second, firstCode))
                    .isInstanceOf(CodeMismatchException.class);
        }
    }

    @Test
    void anAnswerServesOnce() {
        annWithSms();
        String session = session();
        String code = mail.code(phone);
        answer(signIns, "ann", session, code);

        refuses(
                () -> answer(signIns, "ann", session, code),
                "Invalid session for the user, session can only be used once.");
    }

    @Test
    void ofManyParallelAnswersOneWins() {
        annWithSms();
        String session = session();
        String code = mail.code(phone);

        List<Throwable> refusals = IntStream.range(0, 8)
                .parallel()
                .mapToObj(turn -> catchThrowable(() -> answer(signIns, "ann", session, code)))
                .filter(Objects::nonNull)
                .toList();

        assertThat(refusals)
                .hasSize(7)
                .allSatisfy(refusal -> assertThat(refusal)
                        .isInstanceOf(NotAuthorizedException.class)
                        .hasMessageStartingWith("Invalid session for the user, session can only be used once."));
    }

    @Test
    void ofManyParallelUsesOfACodeOfTheAppOneWins() {
        AuthenticatorApp app = annWithAnApp();
        List<String> sessions =
                IntStream.range(0, 6).mapToObj(turn -> session()).toList();
        String code = app.code();

        long signedIn = sessions.parallelStream()
                .filter(session -> catchThrowable(() -> prove(session, code)) == null)
                .count();

        assertThat(signedIn).isEqualTo(1);
    }

    @Test
    void fiveWrongCodesLockTheFactorAndEachFurtherOneLonger() {
        annWithSms();
        String session = session();
        String code = mail.code(phone);
        for (int guess = 0; guess < 5; guess++) {
            assertThatThrownBy(() -> answer(signIns, "ann", session, wrong(code)))
                    .isInstanceOf(CodeMismatchException.class);
        }

        refuses(() -> answer(signIns, "ann", session, wrong(code)), LOCKED);
        refuses(() -> answer(signIns, "ann", session, code), LOCKED);
        clock.advance(Duration.ofMillis(1_100));
        assertThatThrownBy(() -> answer(signIns, "ann", session, wrong(code)))
                .isInstanceOf(CodeMismatchException.class);
        clock.advance(Duration.ofMillis(1_100));
        refuses(() -> answer(signIns, "ann", session, code), LOCKED);
        clock.advance(Duration.ofSeconds(1));
        assertThat(answer(signIns, "ann", session, code).authenticationResult()).isNotNull();
    }

    @Test
    void aRightPasswordForgivesNoWrongCode() {
        annWithSms();
        for (int guess = 0; guess < 5; guess++) {
            String session = session();
            assertThatThrownBy(() -> answer(signIns, "ann", session, wrong(mail.code(phone))))
                    .isInstanceOf(CodeMismatchException.class);
        }

        String session = session();
        refuses(() -> answer(signIns, "ann", session, mail.code(phone)), LOCKED);
    }

    @Test
    void anotherFactorIsNoFreshStart() {
        annWithAnApp();
        pool.turnOn("ann", SOFTWARE_TOKEN_MFA, false);
        pool.turnOn("ann", SMS_MFA, null);
        String choice = session();
        RespondToAuthChallengeResponse text = choose(choice, "SMS_MFA");
        for (int guess = 0; guess < 5; guess++) {
            assertThatThrownBy(() -> answer(signIns, "ann", text.session(), wrong(mail.code(phone))))
                    .isInstanceOf(CodeMismatchException.class);
        }

        String app = choose(choice, "SOFTWARE_TOKEN_MFA").session();
        refuses(() -> prove(app, "123456"), LOCKED);
    }

    @Test
    void aBurstOfGuessesLearnsNoMoreThanOneAfterAnother() {
        annWithSms();
        String session = session();
        String code = mail.code(phone);

        List<Throwable> answers = IntStream.range(0, 40)
                .parallel()
                .mapToObj(turn -> catchThrowable(() -> answer(signIns, "ann", session, wrong(code))))
                .toList();

        assertThat(answers.stream().filter(CodeMismatchException.class::isInstance))
                .hasSizeLessThanOrEqualTo(7);
        assertThat(answers.stream().filter(answer -> !(answer instanceof CodeMismatchException)))
                .allSatisfy(answer -> assertThat(answer)
                        .isInstanceOf(NotAuthorizedException.class)
                        .hasMessageStartingWith(LOCKED));
    }

    @Test
    void wrongPasswordsDoNotLockTheFactorNorWrongCodesThePassword() {
        annWithSms();
        String session = session();
        String code = mail.code(phone);
        for (int guess = 0; guess < 5; guess++) {
            assertThatThrownBy(() -> answer(signIns, "ann", session, wrong(code)))
                    .isInstanceOf(CodeMismatchException.class);
        }

        assertThat(signIns.password("ann", MfaPool.PASSWORD).challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
    }

    @Test
    void aCodeForAnAddressThatWasLeftIsWorthNothing() {
        User ann = annWithSms();
        String session = session();
        String code = mail.code(phone);
        users.change(
                ann,
                user -> user.changeAttributes(
                        new io.kognita.userpool.pool.Pool(pool.pool),
                        Map.of("phone_number", "+14155559999"),
                        Instant.now()));

        refuses(() -> answer(signIns, "ann", session, code), INVALID);
    }

    @Test
    void refusesAUserWhoMayNotSignInAnyMore() {
        User ann = annWithSms();
        String session = session();
        String code = mail.code(phone);

        users.change(ann, user -> user.become(UserStatusType.FORCE_CHANGE_PASSWORD, Instant.now()));
        refuses(() -> answer(signIns, "ann", session, code), INVALID);
        users.change(ann, user -> user.become(UserStatusType.RESET_REQUIRED, Instant.now()));
        assertThatThrownBy(() -> answer(signIns, "ann", session, code))
                .isInstanceOf(
                        software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException
                                .class);
        users.change(ann, user -> {
            user.become(UserStatusType.CONFIRMED, Instant.now());
            user.enable(false, Instant.now());
        });
        refuses(() -> answer(signIns, "ann", session, code), "User is disabled.");
    }

    @Test
    void asksForEveryPartOfAnAnswer() {
        annWithSms();
        String session = session();

        for (Map<String, String> part : List.of(Map.of("USERNAME", "ann"), Map.of("SMS_MFA_CODE", "123456"))) {
            assertThatThrownBy(() -> signIns.answer(ChallengeNameType.SMS_MFA, part, session))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageStartingWith("Missing required parameter");
        }
        assertThatThrownBy(() -> answer(signIns, "ann", null, "123456"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Missing required parameter Session");
    }

    @Test
    void noPasswordIsResetAtTheAddressThatIsTheSecondFactor() {
        User ann = pool.user(
                "ann",
                Map.of(
                        "email",
                        "ann" + phone + "@example.com",
                        "email_verified",
                        "true",
                        "phone_number",
                        phone,
                        "phone_number_verified",
                        "true"));
        pool.turnOn("ann", SMS_MFA, true);
        assertThat(forgot("ann")).isEqualTo("email");
        pool.turnOn("ann", EMAIL_OTP, true);
        assertThat(forgot("ann")).isEqualTo("phone_number");

        pool.turnOn("ann", EMAIL_OTP, false);
        assertThatThrownBy(() -> forgot("ann"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Cannot reset password for the user");
        assertThatThrownBy(() -> pool.idp.adminResetUserPassword(
                        request -> request.userPoolId(pool.id()).username("ann")))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(users.stored(ann).status()).isEqualTo(UserStatusType.CONFIRMED);
    }

    private String forgot(String username) {
        return pool.idp
                .forgotPassword(request -> request.clientId(signIns.client).username(username))
                .codeDeliveryDetails()
                .attributeName();
    }

    private User annWithSms() {
        User ann = pool.user(
                "ann",
                Map.of(
                        "email",
                        "ann" + phone.substring(1).toLowerCase(Locale.ROOT) + "@example.com",
                        "phone_number",
                        phone));
        pool.turnOn("ann", SMS_MFA, true);
        return ann;
    }

    private AuthenticatorApp annWithAnApp() {
        pool.user("ann", Map.of("phone_number", phone));
        AuthenticatorApp app = pool.app(pool.signedIn("ann"), "");
        pool.turnOn("ann", SOFTWARE_TOKEN_MFA, true);
        clock.advance(Duration.ofSeconds(30));
        return app;
    }

    /** Of a sign-in that is whole. */
    private String accessToken() {
        String session = session();
        return answer(signIns, "ann", session, mail.code(phone))
                .authenticationResult()
                .accessToken();
    }

    private String session() {
        return signIns.password("ann", MfaPool.PASSWORD).session();
    }

    private RespondToAuthChallengeResponse choose(String session, String factor) {
        return signIns.answer(ChallengeNameType.SELECT_MFA_TYPE, Map.of("USERNAME", "ann", "ANSWER", factor), session);
    }

    private RespondToAuthChallengeResponse prove(String session, String code) {
        return signIns.answer(
                ChallengeNameType.SOFTWARE_TOKEN_MFA,
                Map.of("USERNAME", "ann", "SOFTWARE_TOKEN_MFA_CODE", code),
                session);
    }

    private static RespondToAuthChallengeResponse answer(SignIns by, String username, String session, String code) {
        return by.answer(ChallengeNameType.SMS_MFA, Map.of("USERNAME", username, "SMS_MFA_CODE", code), session);
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private static String tampered(String session) {
        char other = session.charAt(40) == 'A' ? 'B' : 'A';
        return session.substring(0, 40) + other + session.substring(41);
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NotAuthorizedException.class).hasMessageStartingWith(message);
    }
}
