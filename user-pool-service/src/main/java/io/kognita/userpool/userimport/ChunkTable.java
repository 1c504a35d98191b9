package io.kognita.userpool.userimport;

import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Uploaded files in the database: they hold addresses and password hashes, so their lines lie sealed. */
@Singleton
class ChunkTable {

    private static final String PURPOSE = "user-import-file";

    /** Nothing is written for a file that another one has replaced, or whose job does not wait for it any more. */
    private static final String ADD = """
            insert into user_import_chunk (pool_id, job_id, upload, number, first_line, lines)
            select pool_id, id, upload, :number, :firstLine, :lines from user_import_job
            where pool_id = :pool and id = :job and upload = :upload and status = 'Created'
            for share
            """;

    private static final String FIRST = """
            from UserImportChunk where poolId = :pool and jobId = :job and upload = :upload order by number
            """;
    private static final String REMOVE = "delete from user_import_chunk where pool_id = :pool and job_id = :job";

    private final Sealer sealer;

    ChunkTable(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Adds lines to a file that is coming in; false when nobody waits for it. */
    Uni<Boolean> add(ImportChunk.Key key, FileLines lines) {
        byte[] sealed = sealer.seal(PURPOSE, lines.bytes(), context(key));
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ADD)
                        .setParameter("pool", key.poolId())
                        .setParameter("job", key.jobId())
                        .setParameter("upload", key.upload())
                        .setParameter("number", key.number())
                        .setParameter("firstLine", lines.first())
                        .setParameter("lines", sealed)
                        .executeUpdate())
                .map(added -> added == 1));
    }

    /** The next chunk of a job that has not been imported. */
    Uni<Optional<ImportChunk>> next(ImportJob job) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(FIRST, ImportChunk.class)
                        .setParameter("pool", job.poolId())
                        .setParameter("job", job.id())
                        .setParameter("upload", job.upload())
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    String text(ImportChunk chunk) {
        return sealer.open(PURPOSE, chunk.sealedLines(), context(chunk.key()))
                .map(lines -> new String(lines, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("a chunk of an import file does not open"));
    }

    Uni<Void> remove(ImportChunk chunk) {
        return Panache.getSession().flatMap(session -> session.remove(chunk));
    }

    /** Removes all files of a job. */
    Uni<Void> removeAll(ImportJob job) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(REMOVE)
                        .setParameter("pool", job.poolId())
                        .setParameter("job", job.id())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String context(ImportChunk.Key key) {
        return key.poolId() + "/" + key.jobId() + "/" + key.upload() + "/" + key.number();
    }
}
