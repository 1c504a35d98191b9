package io.kognita.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Users with a second factor in Chromium, in a pool that requires one. */
class HostedMfaIT {

    private static final String PASSWORD = "Correct-Horse-1";
    private static final CognitoIdentityProviderClient POOLS = RunningKognita.userPools();
    private static Chromium chromium;
    private static RelyingParty app;
    private static String poolId;

    private final String username = "user-" + UUID.randomUUID();
    private final String email = username + "@example.com";
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void startTheBrowserAndTheApplication() throws Exception {
        chromium = Chromium.start();
        app = RelyingParty.start();
        poolId = POOLS.createUserPool(pool -> pool.poolName("hosted second factors")
                        .accountRecoverySetting(setting -> setting.recoveryMechanisms(
                                way -> way.priority(1).name(RecoveryOptionNameType.ADMIN_ONLY))))
                .userPool()
                .id();
        POOLS.setUserPoolMfaConfig(mfa -> mfa.userPoolId(poolId)
                .mfaConfiguration(UserPoolMfaType.ON)
                .softwareTokenMfaConfiguration(token -> token.enabled(true))
                .emailMfaConfiguration(mail -> mail.subject("Sign in").message("Your code is {####}")));
        String clientId = POOLS.createUserPoolClient(client -> client.userPoolId(poolId)
                        .clientName("Orchard and Sons")
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CODE)
                        .allowedOAuthScopes("openid", "email", "profile")
                        .supportedIdentityProviders("COGNITO")
                        .callbackURLs(app.callback().toString())
                        .logoutURLs(app.goodbye().toString()))
                .userPoolClient()
                .clientId();
        app.connect(RunningKognita.endpoint() + "/" + poolId, clientId);
    }

    @AfterAll
    static void stop() {
        POOLS.deleteUserPool(pool -> pool.userPoolId(poolId));
        app.close();
        chromium.close();
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
        context.close();
    }

    @Test
    void setsAnAuthenticatorAppUpAndSignsInWithIt() throws Exception {
        signIn();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Set up a second step");
        press("Authenticator app");
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code with your secret key")))
                .isVisible();
        AuthenticatorApp phone = new AuthenticatorApp(page.locator(".key").textContent());
        page.getByLabel("Confirmation code").fill(phone.code(0));
        press("Confirm");
        assertThat(app.verify(app.tokens(backAtTheApp()).getIDToken()).getStringClaim("cognito:username"))
                .isEqualTo(username);

        context.close();
        openAWindow();
        signIn();
        page.getByLabel("Confirmation code").fill("000000".equals(phone.code(1)) ? "000001" : "000000");
        press("Sign in");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("The code is wrong or has expired.");
        page.getByLabel("Confirmation code").fill(phone.code(1));
        press("Sign in");

        assertThat(app.tokens(backAtTheApp()).getIDToken()).isNotNull();
        assertThat(complaints)
                .as(
                        "nothing broke the pages' policy; the browser tells of the answer to the wrong code, which is meant")
                .allMatch(complaint -> complaint.contains("400 (Bad Request)"));
    }

    @Test
    void setsAnAddressUpAndSignsInWithAMailedCode() throws Exception {
        signIn();
        press("Email");
        page.getByLabel("Email").fill(email);
        press("Continue");
        assertThat(page.getByText("Enter the code that we sent to u***@e***.")).isVisible();
        String code = RunningKognita.codeMailedTo(email);
        page.getByLabel("Confirmation code").fill(code);
        press("Sign in");
        assertThat(app.verify(app.tokens(backAtTheApp()).getIDToken()).getBooleanClaim("email_verified"))
                .isTrue();

        context.close();
        openAWindow();
        signIn();
        page.getByLabel("Confirmation code").fill(RunningKognita.codeMailedTo(email, code));
        press("Sign in");

        assertThat(app.tokens(backAtTheApp()).getIDToken()).isNotNull();
    }

    private void openAWindow() {
        context = chromium.window();
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
    }

    private void signIn() {
        page.navigate(app.signIn().toString());
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password").fill(PASSWORD);
        press("Sign in");
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private String backAtTheApp() {
        page.waitForURL(Pattern.compile(Pattern.quote(app.callback().toString()) + "\\?.*"));
        return page.url();
    }
}
