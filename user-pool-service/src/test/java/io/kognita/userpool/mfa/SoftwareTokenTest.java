package io.kognita.userpool.mfa;

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
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponseType;

/** Authenticator apps of users who are signed in. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SoftwareTokenTest {

    private static final String NOT_ENABLED = "Software Token MFA has not been enabled by the userPool";
    private static final String MISMATCH = "Code mismatch and fail enable Software Token MFA";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    @Inject
    TestClock clock;

    private MfaPool pool;
    private CognitoIdentityProviderClient idp;
    private User ann;
    private String token;

    @BeforeEach
    void aSignedInUser() {
        pool = new MfaPool(pools, users, clock).with(UserPoolMfaType.OPTIONAL, SOFTWARE_TOKEN_MFA);
        idp = pool.idp;
        ann = pool.user("ann", Map.of("email", "ann@example.com"));
        token = pool.signedIn("ann");
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    void verifiesAnAppThatHasTheSecret() {
        AuthenticatorApp app = new AuthenticatorApp(associate(), clock);

        VerifySoftwareTokenResponse verified = verify(app.code());

        assertThat(verified.status()).isEqualTo(VerifySoftwareTokenResponseType.SUCCESS);
        assertThat(verified.session()).isNull();
        assertThat(users.stored(ann).secondFactors().authenticator()).isEqualTo("My phone");
        assertThat(mail.facts(ann.sub().toString())).contains("io.kognita.user.mfa-changed");
    }

    @Test
    void turnsNothingOnByItself() {
        verify(new AuthenticatorApp(associate(), clock).code());

        assertThat(idp.getUser(request -> request.accessToken(token)).userMFASettingList())
                .isEmpty();
    }

    @Test
    void everySecretIsAnother() {
        String first = associate();

        assertThat(first).matches("[A-Z2-7]{32}").isNotEqualTo(associate());
        assertThat(Base32.decode(first)).hasSize(20);
    }

    @Test
    void takesACodeOfAClockThatIsHalfAMinuteOff() {
        verify(new AuthenticatorApp(associate(), clock).code(-1));
        verify(new AuthenticatorApp(associate(), clock).code(1));
    }

    @Test
    void refusesACodeOfAnotherTimeOrApp() {
        AuthenticatorApp stranger = new AuthenticatorApp(associate(), clock);
        AuthenticatorApp app = new AuthenticatorApp(associate(), clock);

        for (String code : List.of(app.wrongCode(), app.code(-3), app.code(3), stranger.code())) {
            fails(() -> verify(code), EnableSoftwareTokenMfaException.class, MISMATCH);
        }
        assertThat(users.stored(ann).secondFactors().hasAuthenticator()).isFalse();
    }

    @Test
    void anAppCountsUntilItsSuccessorIsVerified() {
        AuthenticatorApp old = pool.app(token, "old");
        AuthenticatorApp next = new AuthenticatorApp(associate(), clock);
        assertThat(users.stored(ann).secondFactors().authenticator()).isEqualTo("old");

        verify(next.code());

        assertThat(users.stored(ann).secondFactors().authenticator()).isEqualTo("My phone");
        fails(() -> verify(old.code()), SoftwareTokenMfaNotFoundException.class, "No software token is associated");
    }

    @Test
    void ofManyParallelVerificationsOneWins() {
        String code = new AuthenticatorApp(associate(), clock).code();

        long verified = IntStream.range(0, 6)
                .parallel()
                .filter(turn -> succeeds(() -> verify(code)))
                .count();

        assertThat(verified).isEqualTo(1);
    }

    @Test
    void keepsNoSecretInClear() {
        String secret = associate();
        verify(new AuthenticatorApp(secret, clock).code());
        String next = associate();

        byte[] stored = TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select secret || offered from software_token where sub = :sub", byte[].class)
                        .setParameter("sub", ann.sub())
                        .getSingleResult()));
        for (String text : List.of(secret, next)) {
            assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain(text)
                    .doesNotContain(new String(Base32.decode(text), java.nio.charset.StandardCharsets.ISO_8859_1));
            assertThat(mail.everything()).doesNotContain(text);
        }
    }

    @Test
    void refusesAppsWhereThePoolHasNone() {
        pool.with(UserPoolMfaType.OPTIONAL, SMS_MFA);

        fails(this::associate, SoftwareTokenMfaNotFoundException.class, NOT_ENABLED);
        fails(() -> verify("123456"), SoftwareTokenMfaNotFoundException.class, NOT_ENABLED);
        pool.with(UserPoolMfaType.OFF);
        fails(this::associate, SoftwareTokenMfaNotFoundException.class, NOT_ENABLED);
    }

    @Test
    void refusesACodeBeforeThereIsASecret() {
        fails(() -> verify("123456"), SoftwareTokenMfaNotFoundException.class, "No software token is associated");
    }

    @Test
    void asksForATokenOrASession() {
        fails(
                () -> idp.associateSoftwareToken(request -> {}),
                InvalidParameterException.class,
                "Either AccessToken or Session is required, not both");
        fails(
                () -> idp.verifySoftwareToken(request -> request.accessToken(token)
                        .session("a-session-of-twenty-characters")
                        .userCode("123456")),
                InvalidParameterException.class,
                "Either AccessToken or Session is required, not both");
        fails(
                () -> idp.associateSoftwareToken(request -> request.accessToken("a.b.c")),
                NotAuthorizedException.class,
                "Invalid Access Token");
        fails(
                () -> idp.associateSoftwareToken(request -> request.session("a-session-of-twenty-characters")),
                NotAuthorizedException.class,
                "Invalid session for the user.");
    }

    @Test
    void boundsTheNameOfAnApp() {
        String code = new AuthenticatorApp(associate(), clock).code();

        fails(
                () -> idp.verifySoftwareToken(
                        request -> request.accessToken(token).userCode(code).friendlyDeviceName("x".repeat(257))),
                InvalidParameterException.class,
                "FriendlyDeviceName has at most 256 characters");
    }

    @Test
    void anAdministratorForgetsAnApp() {
        pool.app(token, "lost");
        pool.turnOn("ann", SOFTWARE_TOKEN_MFA, true);
        clock.advance(Duration.ofSeconds(30));

        idp.adminDeleteSoftwareToken(request -> request.userPoolId(pool.id()).username("ann"));

        assertThat(idp.getUser(request -> request.accessToken(token)).userMFASettingList())
                .isEmpty();
        assertThat(pool.signedIn("ann")).isNotBlank();
        fails(
                () -> pool.turnOn("ann", SOFTWARE_TOKEN_MFA, true),
                InvalidParameterException.class,
                "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA");
        fails(
                () -> idp.adminDeleteSoftwareToken(
                        request -> request.userPoolId(pool.id()).username("nobody")),
                UserNotFoundException.class,
                "User does not exist.");
    }

    private String associate() {
        return idp.associateSoftwareToken(request -> request.accessToken(token)).secretCode();
    }

    private VerifySoftwareTokenResponse verify(String code) {
        return idp.verifySoftwareToken(
                request -> request.accessToken(token).userCode(code).friendlyDeviceName("My phone"));
    }

    private static boolean succeeds(Runnable call) {
        try {
            call.run();
            return true;
        } catch (SoftwareTokenMfaNotFoundException e) {
            return false;
        }
    }

    private static void fails(Runnable call, Class<? extends CognitoIdentityProviderException> type, String message) {
        assertThatThrownBy(call::run).isInstanceOf(type).hasMessageStartingWith(message);
    }
}
