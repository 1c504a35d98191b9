package io.kognita.sync;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Something under {@code /internal}, as the other services have it. */
@Path("/internal/probe")
public class InternalProbe {

    @GET
    public String answer() {
        return "inside";
    }
}
