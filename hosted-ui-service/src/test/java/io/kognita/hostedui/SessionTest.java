package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SessionTest extends HostedUiTest {

    private static final String COOKIE = "kognita-session-" + TestClients.POOL;

    @Test
    void keepsTheSessionInACookieThatScriptsAndOtherSitesCannotUse() {
        HttpResponse<String> response = signIn("alice", "public");

        assertThat(response.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(COOKIE))
                .singleElement()
                .asString()
                .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=3600")
                .doesNotContain("Domain=", "alice");
    }

    @Test
    void ignoresATamperedCookie() {
        signIn("alice", "public");
        String cookie = browser.cookies.get(COOKIE);

        for (int at : new int[] {0, 6, 30, cookie.length() / 2, cookie.length() - 2}) {
            char other = cookie.charAt(at) == 'A' ? 'B' : 'A';
            browser.cookies.put(COOKIE, cookie.substring(0, at) + other + cookie.substring(at + 1));
            assertThat(isSignedIn("public")).as("with a change at %d", at).isFalse();
        }
        browser.cookies.put(COOKIE, cookie);
        assertThat(isSignedIn("public")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "!!!!", "AQAAAA.AAAA"})
    void ignoresANonsenseCookie(String cookie) {
        browser.cookies.put(COOKIE, cookie);

        assertThat(isSignedIn("public")).isFalse();
    }

    @Test
    void ignoresTheCookieOfAnotherPool() {
        signIn("alice", "public");
        browser.cookies.put("kognita-session-" + TestClients.OTHER_POOL, browser.cookies.get(COOKIE));

        assertThat(isSignedIn("otherpool")).isFalse();
    }

    @Test
    void ignoresAnythingElseThatWasSealed() {
        String csrf = Browser.hidden(browser.get("/login" + query("public")).body(), form())
                .get("_csrf");
        browser.cookies.put(COOKIE, csrf);

        assertThat(isSignedIn("public")).isFalse();
    }

    @Test
    void ignoresACookieThatCameTwice() {
        signIn("mallory", "public");
        String planted = browser.cookies.get(COOKIE);
        signIn("alice", "public", "prompt", "login");
        browser.cookies.put(COOKIE, browser.cookies.get(COOKIE) + "; " + COOKIE + "=" + planted);

        assertThat(isSignedIn("public")).isFalse();
    }

    @Test
    void endsTheSessionAtSignOutAlsoForACopyOfTheCookie() {
        signIn("alice", "public");
        String stolen = browser.cookies.get(COOKIE);

        HttpResponse<String> response = logout("public", "logout_uri", TestClients.LOGOUT);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Browser.location(response)).isEqualTo(TestClients.LOGOUT);
        assertThat(browser.cookies).doesNotContainKey(COOKIE);
        browser.cookies.put(COOKIE, stolen);
        assertThat(isSignedIn("public")).isFalse();
    }

    @Test
    void signsOutAndInAgain() {
        signIn("alice", "public");

        HttpResponse<String> response = logout(
                "public",
                "response_type",
                "code",
                "redirect_uri",
                TestClients.CALLBACK,
                "state",
                "s",
                "scope",
                "openid");

        assertThat(Browser.location(response)).startsWith("/login?client_id=public&response_type=code");
        assertThat(isSignedIn("public")).isFalse();
    }

    @Test
    void signsOutWithoutASession() {
        assertThat(Browser.location(logout("public", "logout_uri", TestClients.LOGOUT)))
                .isEqualTo(TestClients.LOGOUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "https://app.example.com/bye/",
                "https://app.example.com/bye?x=1",
                "https://app.example.com/bye#x",
                "https://app.example.com@evil.example/bye",
                "https://APP.example.com/bye",
                "/\\evil.example",
                TestClients.CALLBACK
            })
    void neverLeavesForAnAddressThatIsNotRegisteredForSignOut(String address) {
        signIn("alice", "public");

        HttpResponse<String> response = logout("public", "logout_uri", address);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Browser.location(response)).isEmpty();
        assertThat(isSignedIn("public")).isTrue();
    }

    @Test
    void neverLeavesForAScriptOrAnAmbiguousAddress() {
        assertThat(logout("scripted", "logout_uri", "javascript:alert(1)").statusCode())
                .isEqualTo(400);
        assertThat(browser.get("/logout?client_id=public&logout_uri=" + Browser.encode(TestClients.LOGOUT)
                                + "&logout_uri=x")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown"})
    void needsAKnownClientToSignOut(String clientId) {
        assertThat(logout(clientId, "logout_uri", TestClients.LOGOUT).statusCode())
                .isEqualTo(400);
    }

    @Test
    void needsAPlaceToGoAfterSigningOut() {
        assertThat(logout("public").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> logout(String clientId, String... parameters) {
        return browser.get("/logout?client_id=" + clientId + "&" + Browser.encode(form(parameters)));
    }

    private boolean isSignedIn(String clientId) {
        return Browser.location(authorize(clientId, "prompt", "none")).contains("?code=");
    }
}
