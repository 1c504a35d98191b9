package io.kognita.wire.aws;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A JAX-RS resource beside the AWS JSON endpoint, as the services have. */
@Path("/sample")
public class SampleResource {

    @POST
    public Uni<String> thread(byte[] body) {
        return Uni.createFrom().item(body.length + " " + Thread.currentThread().getName());
    }

    @POST
    @Path("/gone")
    public Uni<String> gone() {
        return Uni.createFrom()
                .failure(new IllegalStateException("FATAL: connection to db.internal:5432 refused, password s3cret"));
    }

    @POST
    @Path("/overflow")
    public Uni<String> overflow() {
        throw new StackOverflowError();
    }

    /** Answers. */
    @GET
    @Path("/well")
    public String well() {
        return "well";
    }
}
