package io.kognita.userpool.userimport;

import io.kognita.userpool.page.Paging;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.page.Page;
import io.kognita.wire.sigv4.Signed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The log of an import job, which AWS writes to CloudWatch. Its calls are signed for {@code cognito-idp}. */
@Path("/imports/{UserPoolId}/{JobId}/log")
@Produces(MediaType.APPLICATION_JSON)
public class ImportLogResource {

    private static final int SIZE = 1000;

    private final Pools pools;
    private final ImportJobTable jobs;
    private final ImportLog log;
    private final Paging paging;

    ImportLogResource(Pools pools, ImportJobTable jobs, ImportLog log, Paging paging) {
        this.pools = pools;
        this.jobs = jobs;
        this.log = log;
        this.paging = paging;
    }

    /**
     * A page of a log.
     *
     * @param nextToken null on the last page
     */
    @RegisterForReflection
    public record Lines(List<String> lines, String nextToken) {}

    /** The lines of users who failed or were skipped, in the order of the file. */
    @GET
    @Signed(service = "cognito-idp", operation = "GetUserImportLog")
    public Uni<Lines> lines(
            @PathParam("UserPoolId") String poolId,
            @PathParam("JobId") String jobId,
            @QueryParam("nextToken") String token) {
        String list = "GetUserImportLog/" + poolId + "/" + jobId;
        int after = Integer.parseInt(paging.start(list, token, "0"));
        return pools.byId(poolId)
                .chain(pool -> jobs.existing(pool.id(), jobId))
                .chain(job -> log.page(job, after, SIZE + 1))
                .map(found -> paging.page(list, found, SIZE, line -> Integer.toString(line.line())))
                .map(ImportLogResource::lines);
    }

    private static Lines lines(Page<LogLine> page) {
        return new Lines(page.map(LogLine::text).items(), page.nextToken());
    }
}
