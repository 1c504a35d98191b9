package io.kognita.userpool.userimport;

import io.kognita.userpool.pool.PoolTable;
import io.kognita.userpool.pool.UserPool;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartUserImportJobRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartUserImportJobResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;

/** Starts an import job whose file has been uploaded. */
@Singleton
class StartUserImportJob extends Operation<StartUserImportJobRequest, StartUserImportJobResponse> {

    private final PoolTable pools;
    private final ImportJobTable jobs;
    private final ImportShapes shapes;
    private final Clock clock;

    StartUserImportJob(PoolTable pools, ImportJobTable jobs, ImportShapes shapes, Clock clock) {
        super(StartUserImportJobRequest::builder);
        this.pools = pools;
        this.jobs = jobs;
        this.shapes = shapes;
        this.clock = clock;
    }

    @Override
    public Uni<StartUserImportJobResponse> handle(StartUserImportJobRequest input, Call call) {
        Instant now = clock.instant();
        // The pool is locked too: whoever changes it meanwhile has to see that users are being imported.
        return Panache.withTransaction(() -> pools.locked(input.userPoolId())
                        .flatMap(pool -> jobs.locked(pool.id(), input.jobId())
                                .invoke(job -> check(pool, job))
                                .invoke(job -> job.start(now)))
                        .call(jobs::activate))
                .map(job -> StartUserImportJobResponse.builder()
                        .userImportJob(shapes.job(job))
                        .build());
    }

    private static void check(UserPool pool, ImportJob job) {
        require(job.is(UserImportJobStatusType.CREATED), "Only a job that has just been created can be started.");
        require(job.header().isPresent(), "The CSV file has not been uploaded.");
        require(
                !pool.settings().autoVerifiedAttributes().isEmpty()
                        || FileHeader.bringsPasswords(job.header().get()),
                "The user pool has no auto-verified attribute.");
    }

    private static void require(boolean met, String condition) {
        if (!met) {
            throw ImportRefusals.preconditionNotMet(condition);
        }
    }
}
