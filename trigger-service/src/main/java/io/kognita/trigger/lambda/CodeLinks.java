package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Functions;
import io.kognita.wire.config.Deployment;
import io.kognita.wire.seal.Sealer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Links by which who was shown a function fetches its code, without a signature and for ten minutes, as from S3. */
@Path("/2015-03-31/functions")
public class CodeLinks {

    private static final String PURPOSE = "function-code-link";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Sealer sealer;
    private final Functions functions;
    private final Deployment deployment;
    private final Clock clock;

    CodeLinks(Sealer sealer, Functions functions, Deployment deployment, Clock clock) {
        this.sealer = sealer;
        this.functions = functions;
        this.deployment = deployment;
        this.clock = clock;
    }

    String to(String function) {
        byte[] end = Long.toString(clock.instant().plus(LIFE).getEpochSecond()).getBytes(StandardCharsets.UTF_8);
        return deployment.publicUrl() + "/2015-03-31/functions/" + function + "/code?Link="
                + sealer.sealText(PURPOSE, end, function);
    }

    /** The code as it was sent. */
    @GET
    @Path("/{FunctionName}/code")
    public Uni<Response> fetch(@PathParam("FunctionName") String function, @QueryParam("Link") String link) {
        boolean good = link != null
                && sealer.openText(PURPOSE, link, function)
                        .map(end -> Instant.ofEpochSecond(Long.parseLong(new String(end, StandardCharsets.UTF_8))))
                        .filter(end -> end.isAfter(clock.instant()))
                        .isPresent();
        if (!good) {
            throw LambdaFailures.nothingThere("The link is not good, or not any more");
        }
        return functions
                .codeOf(function)
                .map(code -> code.orElseThrow(() -> LambdaFailures.nothingThere("The function is gone")))
                .map(code -> Response.ok(code, "application/octet-stream").build());
    }
}
