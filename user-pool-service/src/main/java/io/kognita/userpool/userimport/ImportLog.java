package io.kognita.userpool.userimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.userpool.sweep.Swept;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Which lines of a job's file became no user, and why; kept for a month. */
@Singleton
class ImportLog implements Swept {

    private static final Duration KEPT = Duration.ofDays(30);

    private static final String ADD = """
            insert into user_import_log (pool_id, job_id, line, outcome, reason, written_at)
            select :pool, :job, r.line, r.outcome, r.reason, :now
            from jsonb_to_recordset(cast(cast(:lines as text) as jsonb)) as r (line integer, outcome text, reason text)
            """;
    private static final String PAGE = """
            select line, outcome, reason from user_import_log
            where pool_id = :pool and job_id = :job and line > :after order by line limit :size
            """;

    private final ObjectMapper json;
    private final Clock clock;

    ImportLog(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Adds lines in the current transaction. */
    Uni<Void> add(ImportJob job, List<LogLine> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ADD)
                        .setParameter("pool", job.poolId())
                        .setParameter("job", job.id())
                        .setParameter("lines", text(lines))
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Lines of a job in the order of the file. */
    Uni<List<LogLine>> page(ImportJob job, int after, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(PAGE, Tuple.class)
                        .setParameter("pool", job.poolId())
                        .setParameter("job", job.id())
                        .setParameter("after", after)
                        .setParameter("size", size)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new LogLine(
                                row.get(0, Integer.class), row.get(1, String.class), row.get(2, String.class)))
                        .toList()));
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers("user_import_log", "pool_id, job_id, line", "written_at", KEPT);
    }

    private String text(List<LogLine> lines) {
        try {
            return json.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
