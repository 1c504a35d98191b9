package io.kognita.userpool.userexport;

import io.kognita.userpool.sweep.Swept;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.AwsFailure;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Exports and their sealed parts in the database. */
@Singleton
class ExportTable implements Swept {

    /** Users in one part: bounds the memory that a part takes. */
    static final int PART = 500;

    private static final String REPLACE = "delete from user_export where pool_id = :pool";
    private static final String ACTIVE = """
            select * from user_export where status = 'InProgress'
            order by created_at limit 1 for update skip locked
            """;
    private static final String USERS = "from User where poolId = :pool and sub > :after order by sub";
    private static final String ADD = """
            insert into user_export_part (pool_id, id, number, sealed) values (:pool, :id, :number, :sealed)
            """;
    private static final String PART_OF = """
            select sealed from user_export_part where pool_id = :pool and id = :id and number = :number
            """;

    /** Adds an export in the current transaction, in place of the pool's earlier one. */
    Uni<Void> replace(UserExport export) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(REPLACE)
                        .setParameter("pool", export.poolId())
                        .executeUpdate()
                        .chain(() -> session.persist(export)));
    }

    /** An export of a pool; an {@link AwsFailure} when there is none. */
    Uni<UserExport> existing(String poolId, String id) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.find(UserExport.class, new UserExport.Key(poolId, id)))
                .onItem()
                .ifNull()
                .failWith(ExportTable::notFound));
    }

    /** The export that is to be worked on, for the current transaction alone. */
    Uni<Optional<UserExport>> active() {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(ACTIVE, UserExport.class).getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** The next users, and one more if there is one. */
    Uni<List<User>> next(UserExport export) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(USERS, User.class)
                        .setParameter("pool", export.poolId())
                        .setParameter("after", export.lastUser())
                        .setMaxResults(PART + 1)
                        .setReadOnly(true)
                        .getResultList());
    }

    Uni<Void> add(UserExport export, String sealed) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ADD)
                        .setParameter("pool", export.poolId())
                        .setParameter("id", export.id())
                        .setParameter("number", export.parts() + 1)
                        .setParameter("sealed", sealed)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** A sealed part; an {@link AwsFailure} when there is none yet. */
    Uni<String> part(String poolId, String id, int number) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(PART_OF, String.class)
                        .setParameter("pool", poolId)
                        .setParameter("id", id)
                        .setParameter("number", number)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(ExportTable::notFound));
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers("user_export", "pool_id, id", "expires_at", Duration.ZERO);
    }

    private static AwsFailure notFound() {
        return new AwsFailure(404, "ResourceNotFoundException", "There is no such export, or no such part of it yet.");
    }
}
