package io.kognita.sync;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads and writes datasets and their records in the current session. */
@Singleton
class DatasetTable {

    /** What was removed in one request has one count, and is forgotten together. */
    private static final String FORGET_REMOVALS = """
            with newest_to_forget as (
                select sync_count from sync_record
                where pool_id = :pool and identity_id = :identity and dataset = :dataset and value is null
                order by sync_count desc offset :kept limit 1),
            forgotten as (
                delete from sync_record
                where pool_id = :pool and identity_id = :identity and dataset = :dataset and value is null
                    and sync_count <= (select sync_count from newest_to_forget))
            select sync_count from newest_to_forget
            """;

    private static final String FORGET_DELETIONS = """
            delete from dataset where pool_id = :pool and identity_id = :identity and deleted and name in (
                select name from dataset where pool_id = :pool and identity_id = :identity and deleted
                order by modified_at desc, name offset :kept)
            """;

    /** Holds off every other change to an identity's datasets until this transaction ends, first ones included. */
    Uni<Void> lock(DatasetKey key) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select 1 from pg_advisory_xact_lock(hashtextextended(:owner, 0))", Integer.class)
                        .setParameter("owner", key.poolId() + "/" + key.identityId())
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** A dataset, null when there never was one; deleted ones are found too. */
    Uni<Dataset> find(DatasetKey key) {
        return Panache.getSession().flatMap(session -> session.find(Dataset.class, key));
    }

    Uni<Long> count(DatasetKey key) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "select count(*) from Dataset"
                                        + " where key.poolId = :pool and key.identityId = :identity and not deleted",
                                Long.class)
                        .setParameter("pool", key.poolId())
                        .setParameter("identity", key.identityId())
                        .getSingleResult());
    }

    Uni<List<Dataset>> page(String poolId, String identityId, String after, int limit) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "from Dataset where key.poolId = :pool and key.identityId = :identity and not deleted"
                                        + " and key.name > :after order by key.name",
                                Dataset.class)
                        .setParameter("pool", poolId)
                        .setParameter("identity", identityId)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList());
    }

    /** Records changed after a count, removed ones included, after a position in the order of counts and keys. */
    Uni<List<SyncRecord>> changed(DatasetKey key, long afterCount, long positionCount, String positionKey, int limit) {
        return Panache.getSession()
                .flatMap(session -> ofDataset(
                                session,
                                key,
                                " and syncCount > :after and (syncCount > :count or syncCount = :count and id.key > :key)"
                                        + " order by syncCount, id.key")
                        .setParameter("after", afterCount)
                        .setParameter("count", positionCount)
                        .setParameter("key", positionKey)
                        .setMaxResults(limit)
                        .getResultList());
    }

    Uni<List<SyncRecord>> records(DatasetKey dataset, Collection<String> keys) {
        return Panache.getSession()
                .flatMap(session -> ofDataset(session, dataset, " and id.key in :keys")
                        .setParameter("keys", keys)
                        .getResultList());
    }

    /** Adds rows and writes what else was changed, many rows with one message to the database. */
    Uni<Void> add(Object... rows) {
        return Panache.getSession()
                .flatMap(session ->
                        session.setBatchSize(Limits.RECORDS).persistAll(rows).chain(session::flush));
    }

    /**
     * Forgets the removed records of a dataset but the newest.
     *
     * @return the count up to which removals are forgotten now; zero when there are no more than may be kept
     */
    Uni<Long> forgetRemovals(DatasetKey key, int kept) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(FORGET_REMOVALS, Long.class)
                        .setParameter("pool", key.poolId())
                        .setParameter("identity", key.identityId())
                        .setParameter("dataset", key.name())
                        .setParameter("kept", kept)
                        .getSingleResultOrNull())
                .map(upTo -> upTo == null ? 0 : upTo);
    }

    /** Forgets the deleted datasets of an identity but the newest. */
    Uni<Void> forgetDeletions(DatasetKey key, int kept) {
        return Panache.getSession()
                .flatMap(session -> session.flush()
                        .chain(() -> session.createNativeQuery(FORGET_DELETIONS)
                                .setParameter("pool", key.poolId())
                                .setParameter("identity", key.identityId())
                                .setParameter("kept", kept)
                                .executeUpdate()))
                .replaceWithVoid();
    }

    Uni<Void> removeRecords(DatasetKey key) {
        return Panache.getSession()
                .flatMap(session -> session.createMutationQuery("delete from SyncRecord"
                                + " where id.poolId = :pool and id.identityId = :identity and id.dataset = :dataset")
                        .setParameter("pool", key.poolId())
                        .setParameter("identity", key.identityId())
                        .setParameter("dataset", key.name())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Mutiny.SelectionQuery<SyncRecord> ofDataset(Mutiny.Session session, DatasetKey key, String rest) {
        return session.createSelectionQuery(
                        "from SyncRecord where id.poolId = :pool and id.identityId = :identity and id.dataset = :dataset"
                                + rest,
                        SyncRecord.class)
                .setParameter("pool", key.poolId())
                .setParameter("identity", key.identityId())
                .setParameter("dataset", key.name());
    }
}
