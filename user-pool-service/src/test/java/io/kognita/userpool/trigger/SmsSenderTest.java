package io.kognita.userpool.trigger;

import static io.kognita.userpool.Idp.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** A function that delivers text messages, on every occasion on which one is sent. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FakeTriggers.class, restrictToAnnotatedClass = true)
class SmsSenderTest {

    private static final String PASSWORD = "passw0rd-of-ann";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    FakeTriggers triggers;

    private final String phone = phone();
    private final String other = phone();
    private PoolFunctions functions;
    private UserPoolType pool;
    private SignIns signIns;
    private CognitoIdentityProviderClient idp;

    /** Every way to a text message, and what AWS calls it. */
    enum Way {
        SIGN_UP("SignUp", SmsSenderTest::signUp),
        RESEND("ResendCode", test -> {
            test.signUp();
            test.idp.resendConfirmationCode(
                    request -> request.clientId(test.signIns.client).username("bob"));
        }),
        FORGOT_PASSWORD(
                "ForgotPassword",
                test -> test.idp.forgotPassword(
                        request -> request.clientId(test.signIns.client).username("ann"))),
        ADMIN_RESET(
                "ForgotPassword",
                test -> test.idp.adminResetUserPassword(
                        request -> request.userPoolId(test.pool.id()).username("ann"))),
        UPDATE(
                "UpdateUserAttribute",
                test -> test.idp.updateUserAttributes(
                        request -> request.accessToken(test.token()).userAttributes(test.otherPhone()))),
        ADMIN_UPDATE(
                "UpdateUserAttribute",
                test -> test.idp.adminUpdateUserAttributes(request ->
                        request.userPoolId(test.pool.id()).username("ann").userAttributes(test.otherPhone()))),
        VERIFY(
                "VerifyUserAttribute",
                test -> test.idp.getUserAttributeVerificationCode(
                        request -> request.accessToken(test.token()).attributeName("phone_number"))),
        INVITE("AdminCreateUser", SmsSenderTest::invite),
        INVITE_AGAIN("AdminCreateUser", test -> {
            test.invite();
            test.idp.adminCreateUser(request -> request.userPoolId(test.pool.id())
                    .username("guest")
                    .messageAction("RESEND")
                    .desiredDeliveryMediumsWithStrings("SMS"));
        }),
        SECOND_FACTOR("Authentication", test -> {
            test.idp.setUserPoolMfaConfig(request -> request.userPoolId(test.pool.id())
                    .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                    .smsMfaConfiguration(sms -> sms.smsAuthenticationMessage("Text {####}")
                            .smsConfiguration(sns -> sns.snsCallerArn("arn:aws:iam::123456789012:role/sms"))));
            test.idp.adminSetUserMFAPreference(request -> request.userPoolId(test.pool.id())
                    .username("ann")
                    .smsMfaSettings(sms -> sms.enabled(true).preferredMfa(true)));
            test.signIns.password("ann", PASSWORD);
        }),
        FIRST_FACTOR(
                "Authentication",
                test -> test.signIns.begin("USER_AUTH", Map.of("USERNAME", "ann", "PREFERRED_CHALLENGE", "SMS_OTP")));

        private final String source;
        private final Consumer<SmsSenderTest> call;

        Way(String source, Consumer<SmsSenderTest> call) {
            this.source = source;
            this.call = call;
        }
    }

    @BeforeEach
    void aPoolOfPhones() {
        functions = new PoolFunctions(triggers);
        pool = pools.pool(settings -> settings.autoVerifiedAttributes(VerifiedAttributeType.PHONE_NUMBER)
                .accountRecoverySetting(recovery -> recovery.recoveryMechanisms(RecoveryOptionType.builder()
                        .name("verified_phone_number")
                        .priority(1)
                        .build()))
                .policies(policies -> policies.passwordPolicy(policy -> policy.minimumLength(8))
                        .signInPolicy(policy -> policy.allowedFirstAuthFactorsWithStrings("PASSWORD", "SMS_OTP")))
                .lambdaConfig(config -> config.customMessage(functions.arn("CustomMessage"))
                        .kmsKeyID(SenderCode.KEY)
                        .customSMSSender(sender -> sender.lambdaArn(functions.arn("CustomSMSSender"))
                                .lambdaVersion("V1_0"))));
        signIns = new SignIns(
                pool.id(),
                pools.client(
                        pool.id(),
                        settings ->
                                settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH")));
        idp = signIns.idp;
        users.user(
                pool,
                "ann",
                PASSWORD,
                UserStatusType.CONFIRMED,
                Map.of("phone_number", phone, "phone_number_verified", "true"));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void deliversEveryTextMessage(Way way) {
        way.call.accept(this);

        JsonNode call = mail.calls(functions.arn("CustomSMSSender")).getLast();
        assertThat(call.get("trigger").asText()).isEqualTo("CustomSMSSender");
        JsonNode event = call.get("event");
        assertThat(event.get("triggerSource").asText()).isEqualTo("CustomSMSSender_" + way.source);
        assertThat(event.at("/request/type").asText()).isEqualTo("customSMSSenderRequestV1");
        assertThat(event.at("/request/userAttributes/phone_number").asText()).isIn(phone, other);
        String secret = SenderCode.decrypted(event.at("/request/code").asText());
        assertThat(secret).matches(way.source.equals("AdminCreateUser") ? "\\S{8,}" : "\\d{6}");
        assertThat(mail.everything()).doesNotContain(secret);
        assertThat(functions.ran())
                .as("nobody waits for it, and nobody words it")
                .isEmpty();
        for (String number : List.of(phone, other)) {
            assertThat(mail.to(number)).as("nothing goes by the carrier").isEmpty();
        }
    }

    private String token() {
        return signIns.tokens("ann", PASSWORD).accessToken();
    }

    private void signUp() {
        idp.signUp(request -> request.clientId(signIns.client)
                .username("bob")
                .password(PASSWORD)
                .userAttributes(otherPhone()));
    }

    private void invite() {
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("guest")
                .temporaryPassword(PASSWORD)
                .desiredDeliveryMediumsWithStrings("SMS")
                .userAttributes(otherPhone()));
    }

    private AttributeType otherPhone() {
        return attribute("phone_number", other);
    }

    private static String phone() {
        return "+1415" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
    }
}
