package io.kognita.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.local.Part;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "AWSCognitoIdentityProviderService.SignUp, USER_POOL_SERVICE",
        "AWSCognitoIdentityService.GetId, IDENTITY_POOL_SERVICE"
    })
    void sendsAnAwsCallByItsTarget(String target, Part service) {
        assertThat(Routes.of(HttpMethod.POST, "localhost", "/", target)).isEqualTo(new Route.To(service));
    }

    @ParameterizedTest
    @CsvSource({
        "/identitypools/us-east-1:1/identities/us-east-1%3A2/datasets, SYNC_SERVICE",
        "/us-east-1_abcDEF123/.well-known/jwks.json, USER_POOL_SERVICE",
        "/us-east-1_abcDEF123/.well-known/openid-configuration, USER_POOL_SERVICE",
        "/us-east-1_abcDEF123/assets/ALL/20261124120000/image.png, USER_POOL_SERVICE",
        "/us-east-1_abcDEF123/feedback/6f1ed002-ab5c-4f12-8d3e-5b4b4b4b4b4b, USER_POOL_SERVICE",
        "/login, HOSTED_UI_SERVICE",
        "/oauth2/token, HOSTED_UI_SERVICE",
        "/saml2/idpresponse, HOSTED_UI_SERVICE",
        "/2015-03-31/functions/f/invocations, TRIGGER_SERVICE",
        "/2017-03-31/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af, TRIGGER_SERVICE",
        "/2020-06-30/functions/f/code-signing-config, TRIGGER_SERVICE",
        "/endpoints/greet, TRIGGER_SERVICE",
        "/webhooks/greet, TRIGGER_SERVICE",
        "/imports/us-east-1_abcDEF123/import-a1B2/log, USER_POOL_SERVICE",
        "/exports/us-east-1_abcDEF123, USER_POOL_SERVICE"
    })
    void sendsAPathToItsService(String path, Part service) {
        assertThat(Routes.of(HttpMethod.GET, "localhost", path, null)).isEqualTo(new Route.To(service));
    }

    @Test
    void letsOnlyTheFileOfAnImportJobBeLarge() {
        String path = "/imports/us-east-1_abcDEF123/import-a1B2";

        assertThat(Routes.takesFile(HttpMethod.PUT, path)).isTrue();
        assertThat(Routes.takesFile(HttpMethod.POST, path)).isFalse();
        assertThat(Routes.takesFile(HttpMethod.PUT, path + "/log")).isFalse();
        assertThat(Routes.takesFile(HttpMethod.PUT, "/webhooks/greet")).isFalse();
    }

    @Test
    void sendsADomainOfAPoolToTheSignInPages() {
        assertThat(Routes.of(HttpMethod.GET, "shop.auth.localhost", "/", null))
                .isEqualTo(new Route.To(Part.HOSTED_UI_SERVICE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/tokens",
                "/INTERNAL/tokens",
                "/%69nternal/tokens",
                "/internal",
                "/q/health/ready",
                "/q",
                "/%71/metrics",
                "//internal/tokens",
                "/login/../internal/tokens",
                "/login/%2e%2e/internal/tokens",
                "/login/..%2finternal/tokens",
                "/login/..;/internal/tokens",
                "/login;x/../internal/tokens",
                "/./internal/tokens",
                "/%2569nternal/tokens",
                "/login\\..\\internal"
            })
    void neverReachesTheInside(String path) {
        assertThat(Routes.of(HttpMethod.POST, "localhost", path, null)).isInstanceOf(Route.Refused.class);
        assertThat(Routes.of(HttpMethod.POST, "shop.auth.localhost", path, null))
                .isInstanceOf(Route.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DynamoDB_20120810.GetItem", "AWSCognitoIdentityProviderServiceX.SignUp", ""})
    void refusesATargetOfNoApi(String target) {
        assertThat(Routes.of(HttpMethod.POST, "localhost", "/", target))
                .isInstanceOfSatisfying(
                        Route.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("UnknownOperationException"));
    }

    @Test
    void refusesWhatIsNotServed() {
        assertThat(Routes.of(HttpMethod.GET, "localhost", "/admin", null)).isInstanceOf(Route.Refused.class);
        assertThat(Routes.of(HttpMethod.GET, "localhost", "/a/b/.well-known/jwks.json", null))
                .isInstanceOf(Route.Refused.class);
    }

    @Test
    void answersThePreflightOfAnAwsCallItself() {
        assertThat(Routes.of(HttpMethod.OPTIONS, "localhost", "/", null)).isEqualTo(new Route.Preflight());
    }
}
