package io.kognita.userpool.userimport;

import io.kognita.userpool.pool.Quota;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreconditionNotMetException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Import jobs in the database. */
@Singleton
class ImportJobTable {

    private static final String PAGE = """
            from UserImportJob where poolId = :pool
                and (createdAt < :created or createdAt = :created and id < :id)
            order by createdAt desc, id desc
            """;
    private static final String COUNT = "select count(*) from UserImportJob where poolId = :pool";

    /** Who works on a job holds its row. */
    private static final String ACTIVE = """
            select * from user_import_job where status in ('Pending', 'InProgress', 'Stopping')
            limit 1 for update skip locked
            """;

    private static final String EXPIRED = """
            select * from user_import_job where status = 'Created' and created_at < :since
            order by created_at limit 1 for update skip locked
            """;

    private final ImportSettings settings;

    ImportJobTable(ImportSettings settings) {
        this.settings = settings;
    }

    /**
     * A job of a pool.
     *
     * @throws ResourceNotFoundException when the pool has no such job
     */
    Uni<ImportJob> existing(String poolId, String id) {
        return Panache.withSession(() -> find(poolId, id, LockModeType.NONE));
    }

    /** As {@link #existing}, to change in the current transaction. */
    Uni<ImportJob> locked(String poolId, String id) {
        return find(poolId, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Jobs of a pool, the latest first. */
    Uni<List<ImportJob>> page(String poolId, Instant created, String id, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(PAGE, ImportJob.class)
                        .setParameter("pool", poolId)
                        .setParameter("created", created)
                        .setParameter("id", id)
                        .setMaxResults(size)
                        .getResultList()));
    }

    /**
     * Adds a job in the current transaction, which has locked the pool.
     *
     * @throws LimitExceededException when the pool has as many as it may
     */
    Uni<Void> add(ImportJob job) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(COUNT, Long.class)
                        .setParameter("pool", job.poolId())
                        .getSingleResult()
                        .invoke(count -> Quota.checkRoom(count, settings.perPool(), "import jobs for the user pool"))
                        .chain(() -> session.persist(job)));
    }

    /**
     * Writes that a job has started.
     *
     * @throws PreconditionNotMetException while another one is at work
     */
    Uni<Void> activate() {
        return Panache.getSession()
                .flatMap(session -> session.flush())
                .onFailure(ConstraintViolationException.class)
                .transform(taken ->
                        ImportRefusals.preconditionNotMet("Only one import job can be active at a time per account."));
    }

    /** The job that is to be worked on, for the current transaction alone. */
    Uni<Optional<ImportJob>> active() {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(ACTIVE, ImportJob.class).getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** A job that nobody started since a point in time, for the current transaction alone. */
    Uni<Optional<ImportJob>> forgotten(Instant since) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(EXPIRED, ImportJob.class)
                        .setParameter("since", since)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    private static Uni<ImportJob> find(String poolId, String id, LockModeType lock) {
        return Panache.getSession()
                .flatMap(session -> session.find(ImportJob.class, new ImportJob.Key(poolId, id), lock))
                .onItem()
                .ifNull()
                .failWith(ImportRefusals::notFound);
    }
}
