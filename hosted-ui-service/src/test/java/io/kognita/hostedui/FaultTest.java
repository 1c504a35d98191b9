package io.kognita.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.local.test.PostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back. */
@QuarkusTest
class FaultTest extends HostedUiTest {

    private boolean halted;

    @AfterEach
    void bringTheDatabaseBack() throws Exception {
        if (halted) {
            PostgresResource.resume();
        }
    }

    @Test
    void answersWithoutDetailWhileTheDatabaseIsAwayAndGoesOnAfterwards() throws Exception {
        signIn("alice", "public");
        String code = code("public", "prompt", "login");
        PostgresResource.halt();
        halted = true;

        HttpResponse<String> exchange = exchange(code);
        assertThat(exchange.statusCode()).isEqualTo(503);
        assertThat(exchange.body()).startsWith("{\"error\":\"server_error\"").doesNotContain("onnection", "postgres");

        HttpResponse<String> session = authorize("public");
        assertThat(session.statusCode()).isEqualTo(503);
        assertThat(session.body()).contains("cannot answer right now").doesNotContain("onnection", "postgres");

        HttpResponse<String> signIn = new Browser(base)
                .submit("/login" + query("public"), Map.of("username", "alice", "password", FakeUserPool.PASSWORD));
        assertThat(Browser.parameters(Browser.location(signIn)))
                .containsEntry("error", "server_error")
                .containsEntry("state", "st4te");

        PostgresResource.resume();
        halted = false;
        assertThat(exchange(code).statusCode()).as("nothing was half done").isEqualTo(200);
    }

    private HttpResponse<String> exchange(String code) {
        return token(
                "grant_type",
                "authorization_code",
                "client_id",
                "public",
                "code",
                code,
                "redirect_uri",
                TestClients.CALLBACK);
    }
}
