package io.kognita.hostedui.page;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** {@code /error}: a page to land on. What its query says is not shown, so it cannot be made to say anything. */
@Path("/error")
public class ErrorPage {

    private final ErrorPages pages;
    private final Texts texts;

    ErrorPage(ErrorPages pages, Texts texts) {
        this.pages = pages;
        this.texts = texts;
    }

    @GET
    public Uni<Response> page() {
        return pages.show(Response.ok(), texts.errorUnknown(), "");
    }
}
