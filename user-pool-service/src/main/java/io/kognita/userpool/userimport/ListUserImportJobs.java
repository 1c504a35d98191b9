package io.kognita.userpool.userimport;

import io.kognita.userpool.page.Paging;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserImportJobsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserImportJobsResponse;

/** Lists the import jobs of a pool, the latest first. */
@Singleton
class ListUserImportJobs extends Operation<ListUserImportJobsRequest, ListUserImportJobsResponse> {

    /** Before the first page: later than any job. */
    private static final String LATEST = Instant.parse("9999-12-31T00:00:00Z") + "/";

    private final Pools pools;
    private final ImportJobTable jobs;
    private final ImportShapes shapes;
    private final Paging paging;

    ListUserImportJobs(Pools pools, ImportJobTable jobs, ImportShapes shapes, Paging paging) {
        super(ListUserImportJobsRequest::builder);
        this.pools = pools;
        this.jobs = jobs;
        this.shapes = shapes;
        this.paging = paging;
    }

    @Override
    public Uni<ListUserImportJobsResponse> handle(ListUserImportJobsRequest input, Call call) {
        String list = "ListUserImportJobs/" + input.userPoolId();
        String[] after = paging.start(list, input.paginationToken(), LATEST).split("/", 2);
        int size = input.maxResults();
        return pools.byId(input.userPoolId())
                .chain(pool -> jobs.page(pool.id(), Instant.parse(after[0]), after[1], size + 1))
                .map(found -> response(paging.page(list, found, size, job -> job.createdAt() + "/" + job.id())));
    }

    private ListUserImportJobsResponse response(Page<ImportJob> page) {
        return ListUserImportJobsResponse.builder()
                .userImportJobs(page.map(shapes::job).items())
                .paginationToken(page.nextToken())
                .build();
    }
}
