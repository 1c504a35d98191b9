package io.kognita.userpool.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.message.Destination;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SweepTest {

    @Inject
    Sweep sweep;

    @Inject
    Codes codes;

    @Test
    void takesAwayWhatIsOverAndNothingElse() {
        Subject over = new Subject("us-east-1_sweep0001", UUID.randomUUID());
        Subject waiting = new Subject("us-east-1_sweep0001", UUID.randomUUID());
        Destination destination = new Destination("email", "a@example.com");
        TestPools.transaction(() -> codes.issue(over, Purpose.RESET_PASSWORD, destination)
                .chain(() -> codes.issue(waiting, Purpose.RESET_PASSWORD, destination))
                .chain(Panache::getSession)
                .flatMap(session -> session.createNativeQuery(
                                "update one_time_code set expires_at = :then where sub = :sub")
                        .setParameter("then", Instant.EPOCH)
                        .setParameter("sub", over.sub())
                        .executeUpdate()));
        sweep.sweep().await().indefinitely();
        assertThat(kept(over)).isZero();
        assertThat(kept(waiting)).isOne();
    }

    private static long kept(Subject subject) {
        return TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select count(*) from one_time_code where sub = :sub", Long.class)
                        .setParameter("sub", subject.sub())
                        .getSingleResult()));
    }
}
