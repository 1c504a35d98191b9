package io.kognita.hostedui.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.hostedui.FakeUserPoolAddress;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(FakeUserPoolAddress.class)
class SweepTest {

    private static final String POOL = "us-east-1_sweepswee";

    @Inject
    AuthorizationCodes codes;

    @Inject
    CodeSweep sweep;

    @Inject
    TestClock clock;

    @Inject
    Pool database;

    @BeforeEach
    void startFresh() {
        clock.reset();
        database.query("delete from authorization_code").execute().await().indefinitely();
    }

    @Test
    void forgetsCodesADayAfterTheyExpired() {
        issue();
        clock.advance(Duration.ofHours(24));
        sweep.run().await().indefinitely();
        assertThat(rows()).isEqualTo(1);

        issue();
        clock.advance(Duration.ofMinutes(6));
        sweep.run().await().indefinitely();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void keepsNothingInTheDatabaseThatReadsLikeACodeOrAUser() {
        String code = issue();

        String row = database.query("select authorization_code::text from authorization_code")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);

        assertThat(row).doesNotContain(code, "sub-of-the-user", "app.example.com");
    }

    private String issue() {
        AuthorizedGrant grant = new AuthorizedGrant(
                "client", "sub-of-the-user", clock.instant(), "https://app.example.com", List.of("openid"), null, null);
        return codes.issue(POOL, grant).await().indefinitely();
    }

    private long rows() {
        return database.preparedQuery("select count(*) from authorization_code where pool_id = '" + POOL + "'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
