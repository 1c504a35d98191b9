package io.kognita.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Users with a second factor in Chromium, in a pool that requires one. */
class HostedMfaIT {

    private static final String PASSWORD = "Correct-Horse-1";
    private static final CognitoIdentityProviderClient POOLS = RunningKognita.userPools();
    private static HostedApp hosted;
    private static RelyingParty app;
    private static String poolId;

    private final String username = "user-" + UUID.randomUUID();
    private final String email = username + "@example.com";
    private HostedApp.Window window;
    private Page page;

    @BeforeAll
    static void startTheBrowserAndTheApplication() throws Exception {
        hosted = HostedApp.start(
                "Orchard and Sons",
                pool -> pool.poolName("hosted second factors")
                        .accountRecoverySetting(setting -> setting.recoveryMechanisms(
                                way -> way.priority(1).name(RecoveryOptionNameType.ADMIN_ONLY))));
        app = hosted.relyingParty();
        poolId = hosted.poolId();
        POOLS.setUserPoolMfaConfig(mfa -> mfa.userPoolId(poolId)
                .mfaConfiguration(UserPoolMfaType.ON)
                .softwareTokenMfaConfiguration(token -> token.enabled(true))
                .emailMfaConfiguration(mail -> mail.subject("Sign in").message("Your code is {####}")));
    }

    @AfterAll
    static void stop() {
        hosted.close();
    }

    @BeforeEach
    void aUser() {
        POOLS.adminCreateUser(
                user -> user.userPoolId(poolId).username(username).messageAction(MessageActionType.SUPPRESS));
        POOLS.adminSetUserPassword(user ->
                user.userPoolId(poolId).username(username).password(PASSWORD).permanent(true));
        openAWindow();
    }

    @AfterEach
    void closeTheWindow() {
        window.close();
    }

    @Test
    void setsAnAuthenticatorAppUpAndSignsInWithIt() throws Exception {
        signIn();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Set up a second step");
        window.press("Authenticator app");
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code with your secret key")))
                .isVisible();
        AuthenticatorApp phone = new AuthenticatorApp(page.locator(".key").textContent());
        page.getByLabel("Confirmation code").fill(phone.code(0));
        window.press("Confirm");
        assertThat(app.verify(app.tokens(window.backAtTheApp()).getIDToken()).getStringClaim("cognito:username"))
                .isEqualTo(username);

        HostedApp.Window first = window;
        first.close();
        openAWindow();
        signIn();
        page.getByLabel("Confirmation code").fill("000000".equals(phone.code(1)) ? "000001" : "000000");
        window.press("Sign in");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("The code is wrong or has expired.");
        page.getByLabel("Confirmation code").fill(phone.code(1));
        window.press("Sign in");

        assertThat(app.tokens(window.backAtTheApp()).getIDToken()).isNotNull();
        assertThat(Stream.concat(first.complaints().stream(), window.complaints().stream()))
                .as(
                        "nothing broke the pages' policy; the browser tells of the answer to the wrong code, which is meant")
                .allMatch(complaint -> complaint.contains("400 (Bad Request)"));
    }

    @Test
    void setsAnAddressUpAndSignsInWithAMailedCode() throws Exception {
        signIn();
        window.press("Email");
        page.getByLabel("Email").fill(email);
        window.press("Continue");
        assertThat(page.getByText("Enter the code that we sent to u***@e***.")).isVisible();
        String code = RunningKognita.codeMailedTo(email);
        page.getByLabel("Confirmation code").fill(code);
        window.press("Sign in");
        assertThat(app.verify(app.tokens(window.backAtTheApp()).getIDToken()).getBooleanClaim("email_verified"))
                .isTrue();

        window.close();
        openAWindow();
        signIn();
        page.getByLabel("Confirmation code").fill(RunningKognita.codeMailedTo(email, code));
        window.press("Sign in");

        assertThat(app.tokens(window.backAtTheApp()).getIDToken()).isNotNull();
    }

    private void openAWindow() {
        window = hosted.window();
        page = window.page();
    }

    private void signIn() {
        page.navigate(app.signIn().toString());
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password").fill(PASSWORD);
        window.press("Sign in");
    }
}
