package io.kognita.userpool.userimport;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StopUserImportJobRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StopUserImportJobResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;

/** Stops an import job; the users who have been imported stay. */
@Singleton
class StopUserImportJob extends Operation<StopUserImportJobRequest, StopUserImportJobResponse> {

    private final ImportJobTable jobs;
    private final ImportEnds ends;
    private final ImportShapes shapes;

    StopUserImportJob(ImportJobTable jobs, ImportEnds ends, ImportShapes shapes) {
        super(StopUserImportJobRequest::builder);
        this.jobs = jobs;
        this.ends = ends;
        this.shapes = shapes;
    }

    @Override
    public Uni<StopUserImportJobResponse> handle(StopUserImportJobRequest input, Call call) {
        return Panache.withTransaction(
                        () -> jobs.locked(input.userPoolId(), input.jobId()).call(this::stop))
                .map(job -> StopUserImportJobResponse.builder()
                        .userImportJob(shapes.job(job))
                        .build());
    }

    /** Nothing has been imported of a job that waits; one at work is ended by whoever works on it. */
    private Uni<Void> stop(ImportJob job) {
        if (job.is(UserImportJobStatusType.PENDING)) {
            return ends.stopped(job);
        }
        if (!job.is(UserImportJobStatusType.IN_PROGRESS)) {
            throw ImportRefusals.preconditionNotMet("Only a job that is in progress can be stopped.");
        }
        job.become(UserImportJobStatusType.STOPPING);
        return Uni.createFrom().voidItem();
    }
}
