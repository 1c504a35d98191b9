package io.kognita.userpool.userimport;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;

/**
 * Works on the import job that is active, a chunk of its file in each transaction: users, log, counters and what is left of the
 * file change together, so that any replica goes on where another one stopped, and nobody is imported twice.
 */
@Singleton
class ImportWork {

    private static final Logger LOG = Logger.getLogger(ImportWork.class);

    /** AWS ends a job after 24 to 48 hours in which nobody started it. */
    private static final Duration WAITS = Duration.ofHours(24);

    private static final int MOST_TRIES = 5;

    private final ImportJobTable jobs;
    private final ImportBatches batches;
    private final ImportEnds ends;
    private final Pools pools;
    private final FirebaseProjects firebase;
    private final Clock clock;

    ImportWork(
            ImportJobTable jobs,
            ImportBatches batches,
            ImportEnds ends,
            Pools pools,
            FirebaseProjects firebase,
            Clock clock) {
        this.jobs = jobs;
        this.batches = batches;
        this.ends = ends;
        this.pools = pools;
        this.firebase = firebase;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return whileAny(() -> step().onFailure().recoverWithUni(this::failed));
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> expire() {
        return whileAny(() -> Panache.withTransaction(() -> jobs.forgotten(
                        clock.instant().minus(WAITS))
                .flatMap(job -> job.map(forgotten -> ends.expired(forgotten).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)))));
    }

    /** Does some of the active job; false when there is none, or another replica is at it. */
    Uni<Boolean> step() {
        return Panache.withTransaction(() -> jobs.active()
                .flatMap(job -> job.map(active -> advance(active).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Void> advance(ImportJob job) {
        if (job.is(UserImportJobStatusType.STOPPING)) {
            return ends.stopped(job);
        }
        return pools.byId(job.poolId())
                .map(Optional::of)
                .onFailure(ResourceNotFoundException.class)
                .recoverWithItem(Optional.empty())
                .flatMap(pool -> pool.map(found -> work(found, job))
                        .orElseGet(() -> ends.failed(job, "The user pool has been deleted.")));
    }

    private Uni<Void> work(Pool pool, ImportJob job) {
        Optional<FileHeader> header = job.header().flatMap(line -> FileHeader.of(pool, line));
        if (header.isEmpty()) {
            return ends.failed(job, "The header of the CSV file is not that of the user pool.");
        }
        if (job.is(UserImportJobStatusType.PENDING)) {
            job.become(UserImportJobStatusType.IN_PROGRESS);
            return Uni.createFrom().voidItem();
        }
        return firebase.of(pool.id())
                .map(project -> new ImportRules(header.get(), job.hashAlgorithm(), project))
                .flatMap(rules -> batches.importNext(pool, rules, job))
                .flatMap(left -> switch (left) {
                    case MORE -> Uni.createFrom().voidItem();
                    case NOTHING -> ends.succeeded(job);
                    case TOO_MANY_FAILURES -> ends.tooManyFailures(job);
                });
    }

    /** The same chunk is tried again in the next round, and a job whose chunk fails again and again is given up. */
    private Uni<Boolean> failed(Throwable failure) {
        LOG.error("A chunk of an import file failed", failure);
        return Panache.withTransaction(() -> jobs.active()
                        .flatMap(job -> job.filter(active -> active.tried() >= MOST_TRIES)
                                .map(active -> ends.failed(active, "An internal error occurred."))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .replaceWith(false)
                .onFailure()
                .recoverWithItem(false);
    }

    private static Uni<Void> whileAny(Supplier<Uni<Boolean>> step) {
        return Uni.createFrom()
                .deferred(step::get)
                .repeat()
                .whilst(Boolean::booleanValue)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
