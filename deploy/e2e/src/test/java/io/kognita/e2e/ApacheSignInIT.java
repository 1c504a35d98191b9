package io.kognita.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

/** A website that knows nothing of Kognita but its address: Apache's own module signs its visitors in. */
class ApacheSignInIT {

    private static final String PASSWORD = "Correct-Horse-1";
    private static final CognitoIdentityProviderClient POOLS = RunningKognita.userPools();

    private static Chromium chromium;
    private static Apache site;
    private static String poolId;

    private final String email = "user-" + UUID.randomUUID() + "@example.com";
    private BrowserContext window;
    private Page page;

    @BeforeAll
    static void startTheBrowserAndTheSite() throws Exception {
        chromium = Chromium.start();
        site = new Apache();
        poolId = POOLS.createUserPool(pool -> pool.poolName("apache").usernameAttributes(UsernameAttributeType.EMAIL))
                .userPool()
                .id();
        POOLS.createGroup(group -> group.userPoolId(poolId).groupName("staff"));
        UserPoolClientType client = POOLS.createUserPoolClient(create -> create.userPoolId(poolId)
                        .clientName("Orchard")
                        .generateSecret(true)
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CODE)
                        .allowedOAuthScopes("openid", "email")
                        .supportedIdentityProviders("COGNITO")
                        .callbackURLs(site.callback().toString()))
                .userPoolClient();
        site.start(RunningKognita.endpoint() + "/" + poolId, client.clientId(), client.clientSecret());
    }

    @AfterAll
    static void stop() {
        site.close();
        POOLS.deleteUserPool(pool -> pool.userPoolId(poolId));
        chromium.close();
    }

    @BeforeEach
    void aUserOpensAWindow() {
        POOLS.adminCreateUser(user -> user.userPoolId(poolId)
                .username(email)
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(
                        attribute -> attribute.name("email").value(email),
                        attribute -> attribute.name("email_verified").value("true")));
        POOLS.adminSetUserPassword(user ->
                user.userPoolId(poolId).username(email).password(PASSWORD).permanent(true));
        window = chromium.window();
        page = window.newPage();
    }

    @AfterEach
    void closeTheWindow() {
        window.close();
    }

    @Test
    void signsAVisitorIn() {
        page.navigate(site.page("/").toString());
        signIn();

        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Welcome, " + email);
        assertThat(page.navigate(site.page("/").toString()).status()).isEqualTo(200);
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Welcome, " + email);
    }

    @Test
    void letsTheGroupsInWhomTheSiteTrusts() {
        POOLS.adminAddUserToGroup(add -> add.userPoolId(poolId).username(email).groupName("staff"));
        page.navigate(site.page("/back-office/").toString());
        signIn();

        assertThat(page.getByRole(AriaRole.HEADING)).hasText("The back office");
    }

    @Test
    void keepsOthersOut() {
        page.navigate(site.page("/").toString());
        signIn();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Welcome, " + email);

        Response answer = page.navigate(site.page("/back-office/").toString());

        assertThat(answer.status()).isIn(401, 403);
        assertThat(page.content()).doesNotContain("The back office");
    }

    private void signIn() {
        page.getByLabel("Email").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(address -> address.startsWith(site.page("/").toString()));
    }
}
