package io.kognita.userpool.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.AuthenticatorApp;
import io.kognita.userpool.MfaPool;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.user.SecondFactor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Every question that leaves a session, answered as if each other question had been asked, with all that its user knows. What a
 * session was made for is part of its seal, so none leads anywhere, at either door; and the question stays open for its answer.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StepsTest {

    private static final String NEW_PASSWORD = "An0ther-horse";
    private static final String[] FLOWS = {
        "ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"
    };

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestClock clock;

    private UserPoolType pool;
    private MfaPool factors;
    private SignIns signIns;
    private String username;
    private AuthenticatorApp app;

    /** A question, by how its user comes to be asked. */
    enum Asked {
        SELECT_CHALLENGE,
        PASSWORD,
        FIRST_EMAIL_OTP,
        SMS_OTP,
        NEW_PASSWORD_REQUIRED,
        MFA_SETUP,
        SELECT_MFA_TYPE,
        SMS_MFA,
        SECOND_EMAIL_OTP,
        SOFTWARE_TOKEN_MFA
    }

    @BeforeEach
    void aPoolThatAsksEverything() {
        factors = MfaPool.offeringAll(pools, users, clock);
        username = "ann";
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerToAnotherQuestionLeadsNowhere(Asked asked) {
        InitiateAuthResponse question = ask(asked);
        List<String> reached = new ArrayList<>();

        for (ChallengeNameType other : ChallengeNameType.knownValues()) {
            if (other != question.challengeName()) {
                refused(() -> signIns.answer(other, everything(other), question.session()), other, reached);
                refused(() -> answerAsServer(other, question.session()), other, reached);
            }
        }

        assertThat(reached).isEmpty();
        rightAnswer(asked)
                .forEach((challenge, answer) -> assertThat(signIns.answer(challenge, answer, question.session())
                                .authenticationResult())
                        .as("the question stays open for its answer")
                        .isNotNull());
    }

    private InitiateAuthResponse ask(Asked asked) {
        return switch (asked) {
            case SELECT_CHALLENGE -> firstFactor(Map.of());
            case PASSWORD -> firstFactor(Map.of("PREFERRED_CHALLENGE", "PASSWORD"));
            case FIRST_EMAIL_OTP -> firstFactor(Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));
            case SMS_OTP -> firstFactor(Map.of("PREFERRED_CHALLENGE", "SMS_OTP"));
            case NEW_PASSWORD_REQUIRED -> {
                factors.invited(username, reachable());
                yield password();
            }
            case MFA_SETUP -> {
                factors.with(UserPoolMfaType.ON, SecondFactor.SOFTWARE_TOKEN_MFA);
                factors.user(username, Map.of());
                yield password();
            }
            case SELECT_MFA_TYPE -> {
                factors.user(username, reachable());
                factors.turnOn(username, SecondFactor.SMS_MFA, false);
                factors.turnOn(username, SecondFactor.EMAIL_OTP, false);
                yield password();
            }
            case SMS_MFA -> secondFactor(SecondFactor.SMS_MFA);
            case SECOND_EMAIL_OTP -> secondFactor(SecondFactor.EMAIL_OTP);
            case SOFTWARE_TOKEN_MFA -> {
                factors.user(username, reachable());
                app = factors.app(factors.signedIn(username), "phone");
                factors.turnOn(username, SecondFactor.SOFTWARE_TOKEN_MFA, true);
                yield password();
            }
        };
    }

    private InitiateAuthResponse firstFactor(Map<String, String> wish) {
        pool = pools.pool(settings -> settings.policies(policies -> policies.signInPolicy(
                policy -> policy.allowedFirstAuthFactorsWithStrings("PASSWORD", "EMAIL_OTP", "SMS_OTP"))));
        signIns = SignIns.of(pools, pool.id(), "ENABLED", FLOWS);
        users.user(pool, username, MfaPool.PASSWORD, UserStatusType.CONFIRMED, reachable());
        Map<String, String> parameters = new HashMap<>(wish);
        parameters.put("USERNAME", username);
        return signIns.begin("USER_AUTH", parameters);
    }

    private InitiateAuthResponse secondFactor(SecondFactor factor) {
        factors.user(username, reachable());
        factors.turnOn(username, factor, true);
        return password();
    }

    private InitiateAuthResponse password() {
        pool = factors.pool;
        signIns = factors.signIns;
        return signIns.password(username, MfaPool.PASSWORD);
    }

    private static Map<String, String> reachable() {
        return Map.of(
                "email",
                "a" + UUID.randomUUID() + "@example.com",
                "email_verified",
                "true",
                "phone_number",
                MfaPool.newPhone(),
                "phone_number_verified",
                "true");
    }

    /** All that the user could say, right where they know it. */
    private Map<String, String> everything(ChallengeNameType challenge) {
        Map<String, String> answer = new HashMap<>(Map.of(
                "USERNAME",
                username,
                "PASSWORD",
                MfaPool.PASSWORD,
                "NEW_PASSWORD",
                NEW_PASSWORD,
                "ANSWER",
                challenge == ChallengeNameType.SELECT_CHALLENGE ? "PASSWORD" : "EMAIL_OTP",
                "SRP_A",
                signIns.srpClient().publicValue(),
                "EMAIL_OTP_CODE",
                "000000",
                "SMS_OTP_CODE",
                "000000",
                "SMS_MFA_CODE",
                "000000",
                "DEVICE_KEY",
                "us-east-1_" + UUID.randomUUID()));
        answer.put("SOFTWARE_TOKEN_MFA_CODE", app == null ? "000000" : app.code());
        return answer;
    }

    private void answerAsServer(ChallengeNameType challenge, String session) {
        signIns.idp.adminRespondToAuthChallenge(request -> request.userPoolId(pool.id())
                .clientId(signIns.client)
                .challengeName(challenge)
                .challengeResponses(everything(challenge))
                .session(session));
    }

    /** A refusal is AWS's own error, not a failure of the server; what was reached instead is noted. */
    private static void refused(Runnable call, ChallengeNameType other, List<String> reached) {
        try {
            call.run();
            reached.add(other + " went on");
        } catch (CognitoIdentityProviderException e) {
            if (e.statusCode() != 400) {
                reached.add(other + " failed with " + e.getMessage());
            }
        }
    }

    private Map<ChallengeNameType, Map<String, String>> rightAnswer(Asked asked) {
        return switch (asked) {
            case SELECT_CHALLENGE ->
                Map.of(
                        ChallengeNameType.SELECT_CHALLENGE,
                        Map.of("USERNAME", username, "ANSWER", "PASSWORD", "PASSWORD", MfaPool.PASSWORD));
            case PASSWORD ->
                Map.of(ChallengeNameType.PASSWORD, Map.of("USERNAME", username, "PASSWORD", MfaPool.PASSWORD));
            case NEW_PASSWORD_REQUIRED ->
                Map.of(
                        ChallengeNameType.NEW_PASSWORD_REQUIRED,
                        Map.of("USERNAME", username, "NEW_PASSWORD", NEW_PASSWORD));
            case SOFTWARE_TOKEN_MFA -> {
                clock.advance(Duration.ofSeconds(30));
                yield Map.of(
                        ChallengeNameType.SOFTWARE_TOKEN_MFA,
                        Map.of("USERNAME", username, "SOFTWARE_TOKEN_MFA_CODE", app.code()));
            }
            case FIRST_EMAIL_OTP, SMS_OTP, MFA_SETUP, SELECT_MFA_TYPE, SMS_MFA, SECOND_EMAIL_OTP -> Map.of();
        };
    }
}
