package io.kognita.userpool.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.AuthenticatorApp;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.kognita.userpool.passkey.VirtualAuthenticator.Kind;
import io.kognita.userpool.user.User;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnFactorConfigurationType;

/** Sign-ins by passkey, and what does not get in by one. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PasskeySignInTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    private static PasskeyPool shared;

    private final String stranger = "nobody-" + UUID.randomUUID();
    private PasskeyPool pool;
    private User user;
    private String ann;
    private VirtualAuthenticator authenticator;

    @BeforeEach
    void aUserWithAPasskey() {
        if (shared == null) {
            shared = new PasskeyPool(pools, users).atLocalhost();
        }
        aUserWithAPasskeyIn(shared);
    }

    private void aUserWithAPasskeyIn(PasskeyPool of) {
        pool = of;
        user = pool.user("ann-" + UUID.randomUUID());
        ann = user.username();
        authenticator = pool.register(pool.token(ann), new VirtualAuthenticator(Kind.ES256));
    }

    /** For tests that change the pool. */
    private void aPoolOfOnesOwn() {
        aUserWithAPasskeyIn(new PasskeyPool(pools, users).atLocalhost());
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "RS256"})
    void signsInByAPasskey(Kind kind) {
        VirtualAuthenticator made = pool.register(pool.token(ann), new VirtualAuthenticator(kind));

        assertThat(pool.signIn(ann, made).authenticationResult().accessToken()).isNotBlank();
    }

    @Test
    void asksForThePasskeysOfTheUser() throws Exception {
        InitiateAuthResponse asked = pool.ask(ann);

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.WEB_AUTHN);
        JsonNode options = JSON.readTree(PasskeyPool.options(asked));
        assertThat(options.get("rpId").textValue()).isEqualTo("localhost");
        assertThat(options.get("userVerification").textValue()).isEqualTo("preferred");
        assertThat(options.get("timeout").intValue()).isEqualTo(180_000);
        assertThat(options.at("/allowCredentials/0/id").textValue()).isEqualTo(authenticator.name());
        assertThat(options.get("allowCredentials")).hasSize(1);
    }

    @Test
    void offersPasskeysToWhomHasOne() {
        String bob = pool.user("bob-" + UUID.randomUUID()).username();

        assertThat(pool.begin(ann).availableChallenges()).contains(ChallengeNameType.WEB_AUTHN);
        assertThat(pool.begin(bob).availableChallenges()).doesNotContain(ChallengeNameType.WEB_AUTHN);
        assertThat(pool.ask(bob).challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
        assertThatThrownBy(() -> pool.choose(
                        bob, Map.of("ANSWER", "WEB_AUTHN"), pool.begin(bob).session()))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void takesThePasskeyWithTheChoiceOrAfterIt() {
        InitiateAuthResponse choice = pool.begin(ann);
        InitiateAuthResponse other = pool.begin(ann);

        RespondToAuthChallengeResponse asked = pool.choose(ann, Map.of("ANSWER", "WEB_AUTHN"), choice.session());
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.WEB_AUTHN);
        assertThat(pool.answer(
                                ann,
                                authenticator.get(asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS")),
                                asked.session())
                        .authenticationResult())
                .isNotNull();
        assertThat(pool.choose(
                                ann,
                                Map.of(
                                        "ANSWER",
                                        "WEB_AUTHN",
                                        "CREDENTIAL",
                                        authenticator.get(PasskeyPool.options(other))),
                                other.session())
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void takesASignatureOnce() {
        InitiateAuthResponse asked = pool.ask(ann);
        String credential = authenticator.get(PasskeyPool.options(asked));
        pool.answer(ann, credential, asked.session());

        assertRefused(() -> pool.answer(ann, credential, asked.session()))
                .hasMessageContaining("session can only be used once");
        assertWrong(() -> pool.answer(ann, credential, pool.ask(ann).session()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void refusesWhatProvesNothing(String why, Forgery forgery) {
        InitiateAuthResponse asked = pool.ask(ann);

        assertWrong(
                () -> pool.answer(ann, forgery.credential(authenticator, PasskeyPool.options(asked)), asked.session()));
    }

    /** Makes a credential that must not be taken. */
    interface Forgery {
        String credential(VirtualAuthenticator authenticator, String options);
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forgery("another key", (passkey, options) -> passkey.forged().get(options)),
                forgery(
                        "another origin",
                        (passkey, options) ->
                                passkey.from("https://evil.example").get(options)),
                forgery(
                        "another relying party",
                        (passkey, options) -> passkey.signingFor("evil.example").get(options)),
                forgery(
                        "an authenticator that nobody touched",
                        (passkey, options) -> passkey.untouched().get(options)),
                forgery(
                        "somebody else's name on it",
                        (passkey, options) -> passkey.forUser(new byte[16]).get(options)),
                forgery(
                        "a challenge of one's own",
                        (passkey, options) -> passkey.get(options.replaceFirst(
                                "\"challenge\":\"[^\"]+\"", "\"challenge\":\"" + "A".repeat(43) + "\""))),
                forgery(
                        "a changed signature",
                        (passkey, options) ->
                                passkey.get(options).replaceFirst("(\"signature\":\".{20})....", "$1AAAA")),
                forgery(
                        "a passkey that nobody registered",
                        (passkey, options) -> new VirtualAuthenticator(Kind.ES256).get(options)));
    }

    private static Arguments forgery(String why, Forgery forgery) {
        return Arguments.of(why, forgery);
    }

    @Test
    void refusesAPasskeyOfAnotherUserOrPool() {
        String bob = pool.user("bob-" + UUID.randomUUID()).username();
        VirtualAuthenticator bobs = pool.register(pool.token(bob), new VirtualAuthenticator(Kind.ES256));
        PasskeyPool elsewhere = new PasskeyPool(pools, users).atLocalhost();
        elsewhere.user(ann);
        VirtualAuthenticator others = elsewhere.register(elsewhere.token(ann), new VirtualAuthenticator(Kind.ES256));

        assertWrong(() -> pool.signIn(ann, bobs));
        assertWrong(() -> pool.signIn(ann, others));
        InitiateAuthResponse asked = pool.ask(ann);
        assertRefused(() -> pool.answer(bob, bobs.get(PasskeyPool.options(asked)), asked.session()));
    }

    @Test
    void refusesASessionOfAnotherClientOrStep() {
        SignIns other = new SignIns(pool.pool.id(), pool.client());
        InitiateAuthResponse asked = pool.ask(ann);
        Map<String, String> answer =
                Map.of("USERNAME", ann, "CREDENTIAL", authenticator.get(PasskeyPool.options(asked)));

        assertRefused(() -> other.answer(ChallengeNameType.WEB_AUTHN, answer, asked.session()))
                .hasMessageContaining("Invalid session");
        assertRefused(() -> pool.signIns.answer(
                        ChallengeNameType.WEB_AUTHN, answer, pool.begin(ann).session()))
                .hasMessageContaining("Invalid session");
        String theirs = other.begin("USER_AUTH", Map.of("USERNAME", ann, "PREFERRED_CHALLENGE", "WEB_AUTHN"))
                .session();
        assertRefused(() -> other.answer(ChallengeNameType.WEB_AUTHN, answer, theirs));
    }

    @ParameterizedTest
    @EnumSource(
            value = ChallengeNameType.class,
            names = {
                "PASSWORD",
                "PASSWORD_SRP",
                "EMAIL_OTP",
                "SMS_OTP",
                "SELECT_CHALLENGE",
                "SMS_MFA",
                "SOFTWARE_TOKEN_MFA",
                "SELECT_MFA_TYPE",
                "MFA_SETUP",
                "NEW_PASSWORD_REQUIRED",
                "CUSTOM_CHALLENGE",
                "DEVICE_SRP_AUTH"
            })
    void itsSessionAnswersNoOtherChallenge(ChallengeNameType other) {
        Map<String, String> answer = Map.ofEntries(
                Map.entry("USERNAME", ann),
                Map.entry("ANSWER", "PASSWORD"),
                Map.entry("PASSWORD", PasskeyPool.PASSWORD),
                Map.entry("SRP_A", pool.signIns.srpClient().publicValue()),
                Map.entry("NEW_PASSWORD", "N3w-horse-of-ann"),
                Map.entry("DEVICE_KEY", "us-east-1_" + UUID.randomUUID()),
                Map.entry("EMAIL_OTP_CODE", "123456"),
                Map.entry("SMS_OTP_CODE", "123456"),
                Map.entry("SMS_MFA_CODE", "123456"),
                Map.entry("SOFTWARE_TOKEN_MFA_CODE", "123456"));

        assertRefused(() -> pool.signIns.answer(other, answer, pool.ask(ann).session()))
                .hasMessageContaining("Invalid session");
    }

    @Test
    void refusesACounterThatDoesNotGoUp() {
        assertThat(pool.signIn(ann, authenticator.counting(7)).authenticationResult())
                .isNotNull();

        assertWrong(() -> pool.signIn(ann, authenticator.counting(7)));
        assertWrong(() -> pool.signIn(ann, authenticator.counting(6)));
        assertWrong(() -> pool.signIn(ann, authenticator.counting(0)));
        assertThat(pool.signIn(ann, authenticator.counting(8)).authenticationResult())
                .isNotNull();
    }

    @Test
    void wantsVerificationWhereThePoolRequiresIt() {
        aPoolOfOnesOwn();
        assertThat(pool.signIn(ann, authenticator.withoutVerification()).authenticationResult())
                .isNotNull();
        pool.at(settings -> settings.relyingPartyId("localhost").userVerification(UserVerificationType.REQUIRED));

        assertWrong(() -> pool.signIn(ann, authenticator));
    }

    @Test
    void aPasskeyIsWorthNothingOnceItIsDeletedOrItsRelyingPartyChanges() {
        aPoolOfOnesOwn();
        InitiateAuthResponse asked = pool.ask(ann);
        pool.at(settings -> settings.relyingPartyId("example.com"));
        assertThat(pool.begin(ann).availableChallenges()).doesNotContain(ChallengeNameType.WEB_AUTHN);
        assertWrong(() -> pool.answer(ann, authenticator.get(PasskeyPool.options(asked)), asked.session()));
        pool.atLocalhost();
        String token = pool.token(ann);
        pool.idp.deleteWebAuthnCredential(request -> request.accessToken(token).credentialId(authenticator.name()));

        assertWrong(() -> pool.answer(ann, authenticator.get(PasskeyPool.options(asked)), asked.session()));
    }

    @Test
    void answersForAStrangerAsForAUser() throws Exception {
        InitiateAuthResponse asked = pool.ask(stranger);
        JsonNode options = JSON.readTree(PasskeyPool.options(asked));
        JsonNode again = JSON.readTree(PasskeyPool.options(pool.ask(stranger)));

        assertThat(pool.begin(stranger).availableChallenges())
                .isEqualTo(pool.begin(ann).availableChallenges());
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.WEB_AUTHN);
        assertThat(options.get("allowCredentials")).hasSize(1).isEqualTo(again.get("allowCredentials"));
        assertThat(options.get("challenge")).isNotEqualTo(again.get("challenge"));
        assertThat(names(options)).isEqualTo(names(JSON.readTree(PasskeyPool.options(pool.ask(ann)))));
        assertWrong(() -> pool.answer(stranger, authenticator.get(options.toString()), asked.session()));
    }

    @Test
    void refusesADisabledUserAsOneWithAWrongPasskey() {
        users.change(user, found -> found.enable(false, Instant.now()));

        assertWrong(() -> pool.signIn(ann, authenticator));
    }

    @Test
    void boundsWhatWrongSignaturesCost() {
        for (int tried = 0; tried < 5; tried++) {
            assertWrong(() -> pool.signIn(ann, authenticator.forged()));
            assertWrong(() -> pool.signIn(stranger, authenticator));
        }

        assertRefused(() -> pool.signIn(ann, authenticator)).hasMessageContaining("attempts exceeded");
        assertRefused(() -> pool.signIn(stranger, authenticator)).hasMessageContaining("attempts exceeded");
        assertThat(pool.token(ann)).isNotBlank();
    }

    @Test
    void refusesWhatIsNoCredential() {
        InitiateAuthResponse asked = pool.ask(ann);

        for (String garbage :
                List.of("no JSON", "{}", "[]", "{\"id\":7}", "{\"id\":\"!\"}", "\"" + "A".repeat(70_000))) {
            assertThatThrownBy(() -> pool.answer(ann, garbage, asked.session()))
                    .isInstanceOf(InvalidParameterException.class);
        }
        assertThatThrownBy(() ->
                        pool.signIns.answer(ChallengeNameType.WEB_AUTHN, Map.of("USERNAME", ann), asked.session()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("CREDENTIAL");
    }

    @Test
    void isNoFactorForWhomMustProveTwo() {
        aPoolOfOnesOwn();
        requireApps(WebAuthnFactorConfigurationType.SINGLE_FACTOR);

        assertThat(pool.begin(ann).availableChallenges()).doesNotContain(ChallengeNameType.WEB_AUTHN);
    }

    @Test
    void countsAsTwoFactorsForWhomWantsItSo() throws Exception {
        aPoolOfOnesOwn();
        InitiateAuthResponse before = pool.ask(ann);
        requireApps(WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION);
        assertThat(pool.begin(ann).availableChallenges()).doesNotContain(ChallengeNameType.WEB_AUTHN);
        assertThat(pool.answer(ann, authenticator.get(PasskeyPool.options(before)), before.session())
                        .challengeName())
                .as("a sign-in from before still asks for the second factor")
                .isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        pool.idp.adminSetUserMFAPreference(request -> request.userPoolId(pool.pool.id())
                .username(ann)
                .softwareTokenMfaSettings(app -> app.enabled(true))
                .webAuthnMfaSettings(passkey -> passkey.enabled(true)));

        assertThat(JSON.readTree(PasskeyPool.options(pool.ask(ann)))
                        .get("userVerification")
                        .textValue())
                .isEqualTo("required");
        assertThat(pool.signIn(ann, authenticator).authenticationResult().accessToken())
                .isNotBlank();
        assertWrong(() -> pool.signIn(ann, authenticator.withoutVerification()));
        assertThat(pool.begin(stranger).availableChallenges()).contains(ChallengeNameType.WEB_AUTHN);
    }

    /** From now on the pool asks for a second factor, and ann has an app. */
    private void requireApps(WebAuthnFactorConfigurationType passkeys) {
        String token = pool.token(ann);
        pool.idp.setUserPoolMfaConfig(request -> request.userPoolId(pool.pool.id())
                .mfaConfiguration(UserPoolMfaType.ON)
                .softwareTokenMfaConfiguration(app -> app.enabled(true))
                .webAuthnConfiguration(
                        settings -> settings.relyingPartyId("localhost").factorConfiguration(passkeys)));
        AuthenticatorApp app = new AuthenticatorApp(
                pool.idp
                        .associateSoftwareToken(request -> request.accessToken(token))
                        .secretCode(),
                clock);
        pool.idp.verifySoftwareToken(request -> request.accessToken(token).userCode(app.code()));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static void assertWrong(ThrowingCallable call) {
        assertRefused(call).hasMessageContaining("Incorrect username or passkey.");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(NotAuthorizedException.class);
    }
}
