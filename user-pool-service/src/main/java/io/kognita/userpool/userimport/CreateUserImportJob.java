package io.kognita.userpool.userimport;

import io.kognita.userpool.pool.PoolTable;
import io.kognita.userpool.random.RandomNames;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserImportJobRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserImportJobResponse;

/** Creates an import job and tells where to upload its file. */
@Singleton
class CreateUserImportJob extends Operation<CreateUserImportJobRequest, CreateUserImportJobResponse> {

    private final PoolTable pools;
    private final ImportJobTable jobs;
    private final ImportShapes shapes;
    private final RandomNames names;
    private final Clock clock;

    CreateUserImportJob(PoolTable pools, ImportJobTable jobs, ImportShapes shapes, RandomNames names, Clock clock) {
        super(CreateUserImportJobRequest::builder);
        this.pools = pools;
        this.jobs = jobs;
        this.shapes = shapes;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public Uni<CreateUserImportJobResponse> handle(CreateUserImportJobRequest input, Call call) {
        ImportJob job = new ImportJob(
                new ImportJob.Key(input.userPoolId(), names.importJobId()),
                input.jobName(),
                input.cloudWatchLogsRoleArn(),
                input.passwordHashingAlgorithm(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return Panache.withTransaction(() -> pools.locked(input.userPoolId()).chain(() -> jobs.add(job)))
                .replaceWith(() -> CreateUserImportJobResponse.builder()
                        .userImportJob(shapes.job(job))
                        .build());
    }
}
