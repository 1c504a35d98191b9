package io.kognita.userpool.userimport;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;

/** How import jobs end, in AWS's words where they are known. The rest of the file goes with the end. */
@Singleton
class ImportEnds {

    private final ChunkTable chunks;
    private final Clock clock;

    ImportEnds(ChunkTable chunks, Clock clock) {
        this.chunks = chunks;
        this.clock = clock;
    }

    Uni<Void> succeeded(ImportJob job) {
        return end(job, UserImportJobStatusType.SUCCEEDED, "Import Job Completed Successfully.");
    }

    Uni<Void> stopped(ImportJob job) {
        return end(job, UserImportJobStatusType.STOPPED, "The Import Job was stopped by the developer.");
    }

    Uni<Void> expired(ImportJob job) {
        return end(job, UserImportJobStatusType.EXPIRED, "The user import job has expired.");
    }

    Uni<Void> tooManyFailures(ImportJob job) {
        return failed(job, "Too many users have failed or been skipped during the import.");
    }

    Uni<Void> failed(ImportJob job, String why) {
        return end(job, UserImportJobStatusType.FAILED, why);
    }

    private Uni<Void> end(ImportJob job, UserImportJobStatusType status, String why) {
        job.finish(status, why, clock.instant());
        return chunks.removeAll(job);
    }
}
