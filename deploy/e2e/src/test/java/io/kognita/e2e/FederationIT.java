package io.kognita.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** A user of a Keycloak signs in to an application of a pool, in Chromium: from the sign-in page there and back. */
class FederationIT {

    private static final String PROVIDER = "Keycloak";
    private static final CognitoIdentityProviderClient POOLS = RunningKognita.userPools();

    private static Keycloak keycloak;
    private static HostedApp hosted;
    private static RelyingParty app;

    private HostedApp.Window window;
    private Page page;

    @BeforeAll
    static void startAProviderAndAnApplication() throws Exception {
        keycloak = Keycloak.start(RunningKognita.endpoint() + "/oauth2/idpresponse");
        hosted = HostedApp.start("Orchard and Sons", pool -> pool.poolName("federated"));
        app = hosted.relyingParty();
        POOLS.createIdentityProvider(provider -> provider.userPoolId(hosted.poolId())
                .providerName(PROVIDER)
                .providerType(IdentityProviderTypeType.OIDC)
                .providerDetails(Map.of(
                        "client_id",
                        Keycloak.CLIENT_ID,
                        "client_secret",
                        Keycloak.CLIENT_SECRET,
                        "oidc_issuer",
                        keycloak.issuer(),
                        "attributes_request_method",
                        "GET",
                        "authorize_scopes",
                        "openid email profile"))
                .attributeMapping(Map.of(
                        "email", "email",
                        "email_verified", "email_verified",
                        "given_name", "given_name")));
        hosted.offer("COGNITO", PROVIDER);
    }

    @AfterAll
    static void stop() {
        if (hosted != null) {
            hosted.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
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
    void signsInAtTheProviderAndComesBackAsOneUserEachTime() throws Exception {
        String sub = signIn().getSubject().getValue();
        window.close();
        openAWindow();
        IDTokenClaimsSet claims = signIn();

        assertThat(claims.getSubject().getValue()).isEqualTo(sub);
        assertThat(claims.getStringClaim("cognito:username")).startsWith(PROVIDER + "_");
        assertThat(claims.getStringClaim("email")).isEqualTo("ann@corp.example.com");
        assertThat(claims.getBooleanClaim("email_verified")).isTrue();
        assertThat(claims.getStringClaim("given_name")).isEqualTo("Ann");
        assertThat(claims.getStringListClaim("cognito:groups")).containsExactly(hosted.poolId() + "_" + PROVIDER);
        List<UserType> users =
                POOLS.listUsers(list -> list.userPoolId(hosted.poolId())).users();
        assertThat(users)
                .singleElement()
                .satisfies(user -> assertThat(user.userStatus()).isEqualTo(UserStatusType.EXTERNAL_PROVIDER));
    }

    @Test
    void theApplicationLearnsThatTheUserGaveUp() throws Exception {
        page.navigate(app.signIn() + "&identity_provider=" + PROVIDER);
        assertThat(page.locator("#kc-login")).isVisible();
        String state = page.url().replaceAll(".*[?&]state=([^&]*).*", "$1");
        page.navigate(RunningKognita.endpoint() + "/oauth2/idpresponse?error=access_denied&state=" + state);

        assertThat(app.answer(window.backAtTheApp())
                        .toErrorResponse()
                        .getErrorObject()
                        .getCode())
                .isEqualTo("access_denied");
    }

    private IDTokenClaimsSet signIn() throws Exception {
        page.navigate(app.signIn().toString());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Continue with " + PROVIDER))
                .click();
        page.locator("#username").fill("ann");
        page.locator("#password").fill(Keycloak.PASSWORD);
        page.locator("#kc-login").click();
        return app.verify(app.tokens(window.backAtTheApp()).getIDToken());
    }
}
