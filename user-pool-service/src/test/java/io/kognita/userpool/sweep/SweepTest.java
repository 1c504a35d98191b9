package io.kognita.userpool.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SweepTest {

    private static final String POOL = "us-east-1_sweep0001";
    private static final String PASSWORD = "Corr3ct-horse";

    @Inject
    Sweep sweep;

    @Inject
    TestClock clock;

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            one_time_code,    0,    "(pool_id, sub, purpose, mac, attribute, address, expires_at)
                                     values (:pool, :id, 'RESET_PASSWORD', '', 'email', 'a@example.com', :end)"
            attempt_limit,    0,    "(pool_id, sub, action, attempts, window_end)
                                     values (:pool, :id, 'FORGOT_PASSWORD', 1, :end)"
            sign_in_failures, 15,   "(pool_id, subject, failures, locked_until)
                                     values (:pool, cast(cast(:id as uuid) as text), 1, :end)"
            token_family,     1440, "(pool_id, origin_jti, sub, client_id, event_id, scopes, hosted, auth_time, expires_at, generation)
                                     values (:pool, :id, :id, 'c', :id, '', false, :end, :end, 0)"
            """)
    void takesAwayWhatIsOverAndNothingElse(String table, long minutesKept, String columns) {
        Instant over = Instant.now().minus(Duration.ofMinutes(minutesKept));
        insert(table, columns, over.minusSeconds(1));
        insert(table, columns, over.minusSeconds(1));
        insert(table, columns, over.plusSeconds(60));

        sweep();

        assertThat(kept(table, POOL)).isOne();
    }

    @Test
    void keepsWhatASignInLeavesAsLongAsItCounts() {
        UserPoolType pool = pools.pool(settings -> settings);
        SignIns signIns = new SignIns(pool.id(), pools.client(pool.id(), settings -> settings));
        users.user(pool, "ann", PASSWORD);
        signIns.tokens("ann", PASSWORD);
        assertThatThrownBy(() -> signIns.password("ann", "Wr0ng-horse")).isInstanceOf(NotAuthorizedException.class);

        sweep();
        assertThat(kept("token_family", pool.id())).isOne();
        assertThat(kept("sign_in_failures", pool.id())).isOne();
        clock.later(Duration.ofMinutes(16), this::sweep);
        assertThat(kept("token_family", pool.id())).isOne();
        assertThat(kept("sign_in_failures", pool.id())).isZero();
        clock.later(Duration.ofDays(32), this::sweep);
        assertThat(kept("token_family", pool.id())).isZero();
    }

    @Test
    void keepsTheHistoryOfSignInsForItsTime() {
        UserPoolType pool = pools.pool(settings ->
                settings.userPoolAddOns(addOns -> addOns.advancedSecurityMode(AdvancedSecurityModeType.AUDIT)));
        SignIns signIns = new SignIns(pool.id(), pools.client(pool.id(), settings -> settings));
        users.user(pool, "ann", PASSWORD);
        signIns.tokens("ann", PASSWORD);

        clock.later(Duration.ofDays(89), this::sweep);
        assertThat(kept("auth_event", pool.id())).isOne();
        clock.later(Duration.ofDays(91), this::sweep);
        assertThat(kept("auth_event", pool.id())).isZero();
    }

    private void sweep() {
        sweep.run().await().indefinitely();
    }

    private static void insert(String table, String columns, Instant end) {
        TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery("insert into " + table + columns)
                        .setParameter("pool", POOL)
                        .setParameter("id", UUID.randomUUID())
                        .setParameter("end", end)
                        .executeUpdate()));
    }

    private static long kept(String table, String poolId) {
        return TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select count(*) from " + table + " where pool_id = :pool", Long.class)
                        .setParameter("pool", poolId)
                        .getSingleResult()));
    }
}
