package io.kognita.userpool.userimport;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes a file in as it comes, in chunks of bounded size; it counts only when all of it has come. */
@Singleton
class Uploads {

    private final ImportJobTable jobs;
    private final ChunkTable chunks;
    private final ImportSettings settings;
    private final Clock clock;

    Uploads(ImportJobTable jobs, ChunkTable chunks, ImportSettings settings, Clock clock) {
        this.jobs = jobs;
        this.chunks = chunks;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Stores the file of a job in place of any earlier one.
     *
     * @return fails with {@link FileRefused} when it breaks a bound, or nobody waits for it
     */
    Uni<Void> store(ImportJob.Key job, Multi<Buffer> file) {
        UUID upload = UUID.randomUUID();
        LineSplitter splitter = new LineSplitter(settings);
        AtomicInteger number = new AtomicInteger();
        return begin(job, upload)
                .chain(() -> file.onItem()
                        .transformToMultiAndConcatenate(
                                part -> Multi.createFrom().iterable(splitter.take(part)))
                        .onItem()
                        .transformToUniAndConcatenate(lines -> add(job, upload, number.getAndIncrement(), lines))
                        .collect()
                        .last())
                .chain(() -> splitter.end()
                        .map(lines -> add(job, upload, number.getAndIncrement(), lines))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> end(job, upload, splitter.header()));
    }

    private Uni<Void> begin(ImportJob.Key key, UUID upload) {
        return Panache.withTransaction(() -> jobs.locked(key.poolId(), key.id())
                .invoke(job -> require(job.takesFile(clock.instant())))
                .call(chunks::removeAll)
                .invoke(job -> job.receive(upload))
                .replaceWithVoid());
    }

    private Uni<Void> add(ImportJob.Key job, UUID upload, int number, FileLines lines) {
        return chunks.add(new ImportChunk.Key(job.poolId(), job.id(), upload, number), lines)
                .invoke(Uploads::require)
                .replaceWithVoid();
    }

    private Uni<Void> end(ImportJob.Key key, UUID upload, String header) {
        return Panache.withTransaction(() -> jobs.locked(key.poolId(), key.id())
                .invoke(job -> require(upload.equals(job.upload())))
                .invoke(job -> job.received(header))
                .replaceWithVoid());
    }

    private static void require(boolean awaited) {
        if (!awaited) {
            throw new FileRefused("The job does not wait for this file any more");
        }
    }
}
