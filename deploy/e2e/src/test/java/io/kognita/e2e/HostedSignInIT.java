package io.kognita.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** Users in Chromium, without JavaScript, and an application with an OpenID Connect library that is not ours. */
class HostedSignInIT {

    private static final String PASSWORD = "Correct-Horse-1";
    private static final CognitoIdentityProviderClient POOLS = RunningKognita.userPools();
    private static HostedApp hosted;
    private static RelyingParty app;
    private static String poolId;

    private final String email = "user-" + UUID.randomUUID() + "@example.com";
    private HostedApp.Window window;
    private Page page;

    @BeforeAll
    static void startTheBrowserAndTheApplication() throws Exception {
        hosted = HostedApp.start(
                "Orchard",
                pool -> pool.poolName("hosted sign-in")
                        .usernameAttributes(UsernameAttributeType.EMAIL)
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
        app = hosted.relyingParty();
        poolId = hosted.poolId();
    }

    @AfterAll
    static void stop() {
        hosted.close();
    }

    @BeforeEach
    void openAWindow() {
        window = hosted.window();
        page = window.page();
    }

    @AfterEach
    void closeTheWindow() {
        window.close();
    }

    @Test
    void signsUpConfirmsSignsInAndOut() throws Exception {
        page.navigate(app.signIn().toString());
        page.getByText("Create an account").click();
        page.getByLabel("Email").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        window.press("Sign up");
        page.getByLabel("Confirmation code").fill(RunningKognita.codeMailedTo(email));
        window.press("Confirm");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your account is confirmed");
        page.getByLabel("Password").fill(PASSWORD);
        window.press("Sign in");

        OIDCTokens tokens = app.tokens(window.backAtTheApp());
        IDTokenClaimsSet claims = app.verify(tokens.getIDToken());
        assertThat(claims.getStringClaim("email")).isEqualTo(email);
        assertThat(claims.getStringClaim("token_use")).isEqualTo("id");
        assertThat(app.userInfo(tokens.getBearerAccessToken())
                        .toSuccessResponse()
                        .getUserInfo()
                        .getEmailAddress())
                .isEqualTo(email);
        assertThat(app.refresh(tokens.getRefreshToken()).indicatesSuccess()).isTrue();

        page.navigate(app.signIn(Prompt.Type.NONE).toString());
        assertThat(app.answer(page.url()).indicatesSuccess())
                .as("the browser's session answers without a question")
                .isTrue();

        page.navigate(app.signOut().toString());
        assertThat(page.url()).isEqualTo(app.goodbye().toString());
        page.navigate(app.signIn(Prompt.Type.NONE).toString());
        assertThat(app.answer(page.url()).toErrorResponse().getErrorObject().getCode())
                .isEqualTo("login_required");
        assertThat(window.complaints()).as("nothing broke the pages' policy").isEmpty();
    }

    @Test
    void replacesATemporaryPassword() throws Exception {
        POOLS.adminCreateUser(user -> user.userPoolId(poolId)
                .username(email)
                .temporaryPassword("Temp-Horse-1")
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(
                        attribute -> attribute.name("email").value(email),
                        attribute -> attribute.name("email_verified").value("true")));

        page.navigate(app.signIn().toString());
        signIn("Temp-Horse-1");
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Choose a new password");
        page.getByLabel("New password").fill(PASSWORD);
        window.press("Save and continue");

        assertThat(app.verify(app.tokens(window.backAtTheApp()).getIDToken()).getStringClaim("email"))
                .isEqualTo(email);
    }

    @Test
    void resetsAForgottenPassword() throws Exception {
        aUser();

        page.navigate(app.signIn().toString());
        signIn("a wrong password");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Incorrect username or password.");
        page.getByText("Forgot your password?").click();
        page.getByLabel("Email").fill(email);
        window.press("Send the code");
        page.getByLabel("Confirmation code").fill(RunningKognita.codeMailedTo(email));
        page.getByLabel("New password").fill("Battery-Staple-2");
        window.press("Save the new password");
        page.getByLabel("Password").fill("Battery-Staple-2");
        window.press("Sign in");

        assertThat(app.tokens(window.backAtTheApp()).getIDToken()).isNotNull();
    }

    @Test
    void revokesTheTokensOfACodeThatIsUsedTwice() throws Exception {
        aUser();
        page.navigate(app.signIn().toString());
        signIn(PASSWORD);
        String address = window.backAtTheApp();
        OIDCTokens tokens = app.tokens(address);

        var again = app.exchange(app.answer(address).toSuccessResponse().getAuthorizationCode());

        assertThat(again.toErrorResponse().getErrorObject()).isEqualTo(OAuth2Error.INVALID_GRANT);
        assertThat(app.refresh(tokens.getRefreshToken()).indicatesSuccess()).isFalse();
        assertThat(app.userInfo(tokens.getBearerAccessToken()).indicatesSuccess())
                .isFalse();
    }

    @Test
    void fitsOnASmallPhone() {
        page.setViewportSize(320, 640);
        page.navigate(app.signIn().toString());

        assertThat(page.getByRole(AriaRole.BUTTON)).isInViewport();
        double width = page.locator("main").boundingBox().width;
        assertThat(width).isLessThanOrEqualTo(320);
    }

    private void aUser() {
        POOLS.adminCreateUser(user -> user.userPoolId(poolId)
                .username(email)
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(
                        attribute -> attribute.name("email").value(email),
                        attribute -> attribute.name("email_verified").value("true")));
        POOLS.adminSetUserPassword(user ->
                user.userPoolId(poolId).username(email).password(PASSWORD).permanent(true));
    }

    private void signIn(String password) {
        page.getByLabel("Email").fill(email);
        page.getByLabel("Password").fill(password);
        window.press("Sign in");
    }
}
