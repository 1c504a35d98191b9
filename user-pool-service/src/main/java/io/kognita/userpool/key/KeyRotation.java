package io.kognita.userpool.key;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Replaces keys that have signed for as long as the configuration lets them, one pool after the other. */
@Singleton
class KeyRotation {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class);

    private final SigningKeys keys;
    private final Optional<Duration> age;
    private final Clock clock;

    KeyRotation(SigningKeys keys, KeySettings settings, Clock clock) {
        this.keys = keys;
        this.age = settings.rotateAfter();
        this.clock = clock;
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return age.map(time -> clock.instant().minus(time))
                .map(this::rotate)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> rotate(Instant signsSince) {
        return keys.due(signsSince)
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(pool -> rotate(pool, signsSince))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** A pool that fails, or is deleted meanwhile, must not keep the others waiting. */
    private Uni<Boolean> rotate(String pool, Instant signsSince) {
        return keys.rotate(pool, signsSince)
                .onFailure()
                .invoke(failure -> LOG.warnf("the keys of pool %s stay for now: %s", pool, failure))
                .onFailure()
                .recoverWithItem(false);
    }
}
