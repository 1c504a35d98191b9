package io.kognita.userpool.trigger;

import static io.kognita.userpool.Idp.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.MfaPool;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Functions that word messages, and functions that deliver them, on every occasion on which a message is sent. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FakeTriggers.class, restrictToAnnotatedClass = true)
class MessageTriggersTest {

    private static final String PASSWORD = "passw0rd-of-ann";
    private static final Pattern SECRET = Pattern.compile("secret=(\\S+)");

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    FakeTriggers triggers;

    private final String address = address();
    private PoolFunctions functions;
    private UserPoolType pool;
    private SignIns signIns;
    private CognitoIdentityProviderClient idp;

    /** Every way to a message, and what AWS calls it. */
    enum Way {
        SIGN_UP("SignUp") {
            @Override
            String go(MessageTriggersTest test) {
                test.signUp();
                return test.address;
            }
        },
        RESEND("ResendCode") {
            @Override
            String go(MessageTriggersTest test) {
                test.idp.resendConfirmationCode(request ->
                        request.clientId(test.signIns.client).username("new").clientMetadata(METADATA));
                return "new" + test.address;
            }
        },
        FORGOT_PASSWORD("ForgotPassword") {
            @Override
            String go(MessageTriggersTest test) {
                test.idp.forgotPassword(request ->
                        request.clientId(test.signIns.client).username("ann").clientMetadata(METADATA));
                return "ann" + test.address;
            }
        },
        ADMIN_RESET("ForgotPassword") {
            @Override
            String go(MessageTriggersTest test) {
                test.idp.adminResetUserPassword(request ->
                        request.userPoolId(test.pool.id()).username("ann").clientMetadata(METADATA));
                return "ann" + test.address;
            }
        },
        UPDATE("UpdateUserAttribute") {
            @Override
            String go(MessageTriggersTest test) {
                test.idp.updateUserAttributes(request -> request.accessToken(test.token)
                        .userAttributes(attribute("email", "other" + test.address))
                        .clientMetadata(METADATA));
                return "other" + test.address;
            }
        },
        ADMIN_UPDATE("UpdateUserAttribute") {
            @Override
            String go(MessageTriggersTest test) {
                test.idp.adminUpdateUserAttributes(request -> request.userPoolId(test.pool.id())
                        .username("ann")
                        .userAttributes(attribute("email", "other" + test.address))
                        .clientMetadata(METADATA));
                return "other" + test.address;
            }
        },
        VERIFY("VerifyUserAttribute") {
            @Override
            String go(MessageTriggersTest test) {
                test.idp.getUserAttributeVerificationCode(request ->
                        request.accessToken(test.token).attributeName("email").clientMetadata(METADATA));
                return "ann" + test.address;
            }
        },
        INVITE("AdminCreateUser") {
            @Override
            String go(MessageTriggersTest test) {
                test.invite(null);
                return "guest" + test.address;
            }
        },
        INVITE_AGAIN("AdminCreateUser") {
            @Override
            String go(MessageTriggersTest test) {
                test.idp.adminCreateUser(request -> request.userPoolId(test.pool.id())
                        .username("invited")
                        .messageAction("RESEND")
                        .desiredDeliveryMediumsWithStrings("EMAIL")
                        .clientMetadata(METADATA));
                return "invited" + test.address;
            }
        },
        SECOND_FACTOR("Authentication") {
            @Override
            String go(MessageTriggersTest test) {
                test.idp.adminSetUserMFAPreference(request -> request.userPoolId(test.pool.id())
                        .username("ann")
                        .emailMfaSettings(email -> email.enabled(true).preferredMfa(true)));
                test.signIns.password("ann", PASSWORD);
                return "ann" + test.address;
            }
        };

        static final Map<String, String> METADATA = Map.of("language", "de");

        final String source;

        Way(String source) {
            this.source = source;
        }

        /** Lets a message be sent; returns where to. */
        abstract String go(MessageTriggersTest test);

        boolean passesMetadata() {
            return this != SECOND_FACTOR;
        }

        boolean byAdministrator() {
            return name().startsWith("ADMIN") || name().startsWith("INVITE");
        }
    }

    private String token;

    @BeforeEach
    void aPoolWithUsers() {
        functions = new PoolFunctions(triggers);
        pool = pools.pool(settings -> settings);
        signIns = new SignIns(pool.id(), pools.client(pool.id(), settings -> settings));
        idp = signIns.idp;
        idp.setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .emailMfaConfiguration(email -> email.message("Mail {####}").subject("Mail")));
        idp.signUp(request -> request.clientId(signIns.client)
                .username("new")
                .password(PASSWORD)
                .userAttributes(attribute("email", "new" + address)));
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("invited")
                .messageAction("SUPPRESS")
                .userAttributes(attribute("email", "invited" + address)));
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("ann")
                .messageAction("SUPPRESS")
                .userAttributes(attribute("email", "ann" + address), attribute("email_verified", "true")));
        idp.adminSetUserPassword(request ->
                request.userPoolId(pool.id()).username("ann").password(PASSWORD).permanent(true));
        token = signIns.tokens("ann", PASSWORD).accessToken();
    }

    private void with(LambdaConfigType.Builder config) {
        idp.updateUserPool(request -> request.userPoolId(pool.id())
                .autoVerifiedAttributesWithStrings("email")
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .policies(policies -> policies.passwordPolicy(
                        policy -> policy.minimumLength(8).requireLowercase(true).requireNumbers(true)))
                .lambdaConfig(config.build()));
    }

    private void withWords() {
        with(LambdaConfigType.builder().customMessage(functions.arn("CustomMessage")));
        functions.decide(
                "CustomMessage",
                event -> ((ObjectNode) event.get("response"))
                        .put(
                                "emailSubject",
                                "Über " + event.at("/triggerSource").asText())
                        .put("emailMessage", "<i>name={username} secret={####}</i>"));
    }

    private void withSender() {
        with(LambdaConfigType.builder()
                .customMessage(functions.arn("CustomMessage"))
                .kmsKeyID(SenderCode.KEY)
                .customEmailSender(sender ->
                        sender.lambdaArn(functions.arn("CustomEmailSender")).lambdaVersion("V1_0")));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aFunctionWordsEveryMessage(Way way) {
        withWords();
        String to = way.go(this);
        TestMail.Mail sent = mail.to(to).getLast();
        assertThat(sent.subject()).isEqualTo("Über CustomMessage_" + way.source);
        assertThat(sent.body()).startsWith("<i>name=").contains("secret=").doesNotContain("{####}", "{username}");
        ObjectNode event = functions.event("CustomMessage_" + way.source);
        assertThat(event.at("/version").asText()).isEqualTo("1");
        assertThat(event.at("/request/codeParameter").asText()).isEqualTo("{####}");
        assertThat(event.at("/request/linkParameter").asText()).isEqualTo("{##Click Here##}");
        assertThat(event.at("/request/usernameParameter").asText("null"))
                .isEqualTo(way.source.equals("AdminCreateUser") ? "{username}" : "null");
        assertThat(event.at("/request/userAttributes/email").asText()).isEqualTo(to);
        assertThat(event.at("/request/userAttributes/sub").asText()).isNotEmpty();
        assertThat(event.at("/request/clientMetadata/language").asText()).isEqualTo(way.passesMetadata() ? "de" : "");
        assertThat(event.at("/callerContext/clientId").asText())
                .isEqualTo(way.byAdministrator() ? "CLIENT_ID_NOT_APPLICABLE" : signIns.client);
        for (String member : List.of("smsMessage", "emailMessage", "emailSubject")) {
            assertThat(event.at("/response/" + member).isNull()).as(member).isTrue();
        }
        Matcher secret = SECRET.matcher(sent.body().replace("</i>", ""));
        assertThat(secret.find()).isTrue();
        assertThat(event.toString()).doesNotContain(secret.group(1));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aFunctionDeliversEveryMessageInItsPlace(Way way) {
        withSender();
        String to = way.go(this);
        assertThat(mail.to(to).stream().filter(sent -> !sent.channel().equals("FUNCTION")))
                .hasSize(way == Way.RESEND ? 1 : 0);
        assertThat(functions.ran()).as("nobody waits for it").isEmpty();
        JsonNode call = mail.calls(functions.arn("CustomEmailSender")).getLast();
        assertThat(call.get("functionArn").asText()).isEqualTo(functions.arn("CustomEmailSender"));
        assertThat(call.get("trigger").asText()).isEqualTo("CustomEmailSender");
        JsonNode event = call.get("event");
        assertThat(event.at("/version").asText()).isEqualTo("1");
        assertThat(event.at("/triggerSource").asText()).isEqualTo("CustomEmailSender_" + way.source);
        assertThat(event.at("/request/type").asText()).isEqualTo("customEmailSenderRequestV1");
        assertThat(event.at("/request/userAttributes/email").asText()).isEqualTo(to);
        assertThat(event.at("/request/clientMetadata/language").asText()).isEqualTo(way.passesMetadata() ? "de" : "");
        assertThat(event.at("/response").isEmpty()).isTrue();
        String secret = SenderCode.decrypted(event.at("/request/code").asText());
        assertThat(secret).matches(way.source.equals("AdminCreateUser") ? "\\S{8,}" : "\\d{6}");
        assertThat(mail.everything()).doesNotContain(secret);
    }

    @Test
    void theCodeThatAFunctionDecryptsIsTheCode() {
        withSender();
        signUp();
        JsonNode event =
                mail.calls(functions.arn("CustomEmailSender")).getLast().get("event");
        idp.confirmSignUp(request -> request.clientId(signIns.client)
                .username("bob")
                .confirmationCode(SenderCode.decrypted(event.at("/request/code").asText())));
        assertThat(users.status(pool.id(), "bob")).isEqualTo(UserStatusType.CONFIRMED);
    }

    @Test
    void textMessagesHaveAFunctionOfTheirOwn() {
        with(LambdaConfigType.builder()
                .kmsKeyID(SenderCode.KEY)
                .customSMSSender(sender ->
                        sender.lambdaArn(functions.arn("CustomSMSSender")).lambdaVersion("V1_0")));
        inviteByPhone();
        JsonNode event = mail.calls(functions.arn("CustomSMSSender")).getLast().get("event");
        assertThat(event.at("/triggerSource").asText()).isEqualTo("CustomSMSSender_AdminCreateUser");
        assertThat(event.at("/request/type").asText()).isEqualTo("customSMSSenderRequestV1");
        invite(null);
        assertThat(mail.to("guest" + address))
                .extracting(TestMail.Mail::channel)
                .containsExactly("EMAIL");
    }

    @Test
    void aFunctionWordsTextMessagesToo() {
        withWords();
        functions.answer(
                "CustomMessage",
                response -> response.put("smsMessage", "{username}: {####}").put("emailMessage", "never seen"));
        String phone = inviteByPhone();
        assertThat(mail.to(phone).getLast().body()).startsWith("caller: ");
        assertThat(mail.to(phone).getLast().subject()).isEmpty();
    }

    @Test
    void whatAFunctionLeavesIsThePools() {
        withWords();
        functions.answer("CustomMessage", response -> {});
        signUp();
        assertThat(mail.to(address).getLast().subject()).isEqualTo("Your verification code");
        functions.answer("CustomMessage", response -> response.put("emailSubject", "Only the subject"));
        Way.RESEND.go(this);
        assertThat(mail.to("new" + address).getLast().subject()).isEqualTo("Only the subject");
        assertThat(mail.code("new" + address)).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIGN_UP | {'emailMessage':'Welcome!'}",
                "SIGN_UP | {'emailMessage':'Code {###}'}",
                "RESEND | {'emailMessage':'{username}'}",
                "FORGOT_PASSWORD | {'emailMessage':'Welcome!'}",
                "ADMIN_RESET | {'emailMessage':'Welcome!'}",
                "UPDATE | {'emailMessage':'Welcome!'}",
                "VERIFY | {'emailMessage':'Welcome!'}",
                "SECOND_FACTOR | {'emailMessage':'Welcome!'}",
                "INVITE | {'emailMessage':'Welcome {username}'}",
                "INVITE | {'emailMessage':'Password {####}'}",
                "SIGN_UP | {'emailMessage':7}",
                "SIGN_UP | {'emailSubject':['a']}"
            })
    void refusesAMessageThatLacksWhatMatters(Way way, String response) {
        withWords();
        functions.outcome(
                "CustomMessage", ("{'outcome':'answered','event':{'response':" + response + "}}").replace('\'', '"'));
        List<String> before = queued();
        assertThatThrownBy(() -> way.go(this)).isInstanceOf(InvalidLambdaResponseException.class);
        assertThat(queued()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"emailMessage,20001", "emailSubject,141"})
    void refusesAMessageThatIsTooLong(String member, int length) {
        withWords();
        functions.answer("CustomMessage", response -> response.put(member, "{####}" + "x".repeat(length - 6)));
        assertThatThrownBy(this::signUp).isInstanceOf(InvalidLambdaResponseException.class);
        functions.answer("CustomMessage", response -> response.put(member, "{####}" + "x".repeat(length - 7)));
        signUp();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void leavesNothingHalfDoneWhenTheFunctionRefuses(Way way) {
        withWords();
        functions.refuse("CustomMessage", "no words today");
        List<String> before = queued();
        assertThatThrownBy(() -> way.go(this))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageContaining("CustomMessage failed with error no words today.");
        functions.outcome("CustomMessage", "{\"outcome\":\"failed\",\"reason\":\"away\"}");
        assertThatThrownBy(() -> way.go(this)).isInstanceOf(UnexpectedLambdaException.class);
        assertThat(users.exists(pool.id(), "bob")).isFalse();
        assertThat(users.exists(pool.id(), "guest")).isFalse();
        assertThat(users.status(pool.id(), "ann")).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(users.attributes(pool.id(), "ann")).containsEntry("email", "ann" + address);
        assertThat(queued()).isEqualTo(before);
    }

    /** A function that uses Kognita's own API is not held up by its caller's locks. */
    @ParameterizedTest
    @ValueSource(strings = {"UPDATE", "VERIFY", "ADMIN_RESET"})
    void noTransactionIsOpenWhileAFunctionRuns(Way way) {
        withWords();
        functions.decide(
                "CustomMessage",
                event -> idp.adminUpdateUserAttributes(request ->
                        request.userPoolId(pool.id()).username("ann").userAttributes(attribute("name", "Ann"))));
        way.go(this);
        assertThat(users.attributes(pool.id(), "ann")).containsEntry("name", "Ann");
    }

    /** The message was written for another address, and must not tell its code to this one. */
    @Test
    void anAddressThatChangesMeanwhileGetsNoCode() {
        withWords();
        functions.decide(
                "CustomMessage",
                event -> users.change(
                        pool.id(),
                        "ann",
                        (where, ann) ->
                                ann.changeAttributes(where, Map.of("email", "elsewhere" + address), Instant.now())));
        assertThatThrownBy(() -> Way.VERIFY.go(this)).hasMessageContaining("being changed by another request");
        assertThat(mail.to("ann" + address)).isEmpty();
        assertThat(mail.to("elsewhere" + address)).isEmpty();
    }

    @Test
    void placeholdersInANameStayWhatTheyAre() {
        withWords();
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("<b>{####}")
                .desiredDeliveryMediumsWithStrings("EMAIL")
                .userAttributes(attribute("email", address)));
        assertThat(mail.to(address).getLast().body()).startsWith("<i>name=&lt;b&gt;{####} secret=");
    }

    @Test
    void aSenderWithoutAKeyIsToldOfBeforeAnythingIsStored() {
        with(LambdaConfigType.builder()
                .kmsKeyID("arn:aws:kms:us-east-1:000000000000:key/unknown")
                .customEmailSender(sender ->
                        sender.lambdaArn(functions.arn("CustomEmailSender")).lambdaVersion("V1_0")));
        assertThatThrownBy(this::signUp).isInstanceOf(CodeDeliveryFailureException.class);
        assertThat(users.exists(pool.id(), "bob")).isFalse();
    }

    /** The messages that wait for the courier. */
    private List<String> queued() {
        return mail.everything()
                .lines()
                .filter(event -> event.startsWith("io.kognita.message"))
                .toList();
    }

    private void signUp() {
        idp.signUp(request -> request.clientId(signIns.client)
                .username("bob")
                .password(PASSWORD)
                .userAttributes(attribute("email", address))
                .clientMetadata(Way.METADATA));
    }

    private void invite(String password) {
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("guest")
                .temporaryPassword(password)
                .desiredDeliveryMediumsWithStrings("EMAIL")
                .userAttributes(attribute("email", "guest" + address))
                .clientMetadata(Way.METADATA));
    }

    private String inviteByPhone() {
        String phone = MfaPool.newPhone();
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("caller")
                .desiredDeliveryMediumsWithStrings("SMS")
                .userAttributes(attribute("phone_number", phone)));
        return phone;
    }

    private static String address() {
        return "a" + UUID.randomUUID() + "@example.com";
    }
}
