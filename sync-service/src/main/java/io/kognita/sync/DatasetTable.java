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
                                        + " where poolId = :pool and identityId = :identity and not deleted",
                                Long.class)
                        .setParameter("pool", key.poolId())
                        .setParameter("identity", key.identityId())
                        .getSingleResult());
    }

    Uni<List<Dataset>> page(String poolId, String identityId, String after, int limit) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "from Dataset where poolId = :pool and identityId = :identity and not deleted"
                                        + " and name > :after order by name",
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
                                " and syncCount > :after and (syncCount > :count or syncCount = :count and key > :key)"
                                        + " order by syncCount, key")
                        .setParameter("after", afterCount)
                        .setParameter("count", positionCount)
                        .setParameter("key", positionKey)
                        .setMaxResults(limit)
                        .getResultList());
    }

    Uni<List<SyncRecord>> records(DatasetKey dataset, Collection<String> keys) {
        return Panache.getSession()
                .flatMap(session -> ofDataset(session, dataset, " and key in :keys")
                        .setParameter("keys", keys)
                        .getResultList());
    }

    Uni<Void> add(Object... rows) {
        return Panache.getSession().flatMap(session -> session.persistAll(rows));
    }

    Uni<Void> removeRecords(DatasetKey key) {
        return Panache.getSession()
                .flatMap(session -> session.createMutationQuery("delete from SyncRecord"
                                + " where poolId = :pool and identityId = :identity and dataset = :dataset")
                        .setParameter("pool", key.poolId())
                        .setParameter("identity", key.identityId())
                        .setParameter("dataset", key.name())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Mutiny.SelectionQuery<SyncRecord> ofDataset(Mutiny.Session session, DatasetKey key, String rest) {
        return session.createSelectionQuery(
                        "from SyncRecord where poolId = :pool and identityId = :identity and dataset = :dataset" + rest,
                        SyncRecord.class)
                .setParameter("pool", key.poolId())
                .setParameter("identity", key.identityId())
                .setParameter("dataset", key.name());
    }
}
