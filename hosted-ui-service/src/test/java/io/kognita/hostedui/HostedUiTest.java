package io.kognita.hostedui;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the endpoints share: a fresh browser, the fake user-pool-service, and the usual requests. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(FakeUserPoolAddress.class)
abstract class HostedUiTest {

    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    /** The S256 challenge of {@link #VERIFIER}: the example of RFC 7636, appendix B. */
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @TestHTTPResource("/")
    URI base;

    @Inject
    FakeUserPool userPool;

    @Inject
    FakeProvider provider;

    @Inject
    TestClock clock;

    Browser browser;

    @BeforeEach
    void startFresh() {
        browser = new Browser(base);
        userPool.reset();
        provider.reset();
        clock.reset();
    }

    /** A query that asks for a code, with changes: an empty value takes a parameter away. */
    static String query(String clientId, String... changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", clientId);
        parameters.put("response_type", "code");
        parameters.put("redirect_uri", TestClients.CALLBACK);
        parameters.put("state", "st4te");
        for (int i = 0; i < changes.length; i += 2) {
            parameters.put(changes[i], changes[i + 1]);
        }
        parameters.values().removeIf(String::isEmpty);
        return "?" + Browser.encode(parameters);
    }

    HttpResponse<String> authorize(String clientId, String... changes) {
        return browser.get("/oauth2/authorize" + query(clientId, changes));
    }

    HttpResponse<String> signIn(String username, String clientId, String... changes) {
        return browser.submit(
                "/login" + query(clientId, changes), Map.of("username", username, "password", FakeUserPool.PASSWORD));
    }

    /** Signs in and gives the code back. */
    String code(String clientId, String... changes) {
        return Browser.parameters(Browser.location(signIn("alice", clientId, changes)))
                .get("code");
    }

    HttpResponse<String> token(String... parameters) {
        return new Browser(base).post("/oauth2/token", form(parameters));
    }

    static Map<String, String> form(String... parameters) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            form.put(parameters[i], parameters[i + 1]);
        }
        return form;
    }
}
