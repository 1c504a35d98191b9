package io.kognita.userpool.userimport;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserImportJobRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserImportJobResponse;

/** Tells how far an import job is. */
@Singleton
class DescribeUserImportJob extends Operation<DescribeUserImportJobRequest, DescribeUserImportJobResponse> {

    private final Pools pools;
    private final ImportJobTable jobs;
    private final ImportShapes shapes;

    DescribeUserImportJob(Pools pools, ImportJobTable jobs, ImportShapes shapes) {
        super(DescribeUserImportJobRequest::builder);
        this.pools = pools;
        this.jobs = jobs;
        this.shapes = shapes;
    }

    @Override
    public Uni<DescribeUserImportJobResponse> handle(DescribeUserImportJobRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .chain(pool -> jobs.existing(pool.id(), input.jobId()))
                .map(job -> DescribeUserImportJobResponse.builder()
                        .userImportJob(shapes.job(job))
                        .build());
    }
}
