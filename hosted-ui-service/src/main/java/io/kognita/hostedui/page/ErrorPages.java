package io.kognita.hostedui.page;

import io.kognita.hostedui.authorize.UnsafeRequest;
import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.web.Locations;
import io.kognita.hostedui.web.MalformedParameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The error page, for everything that must not be sent to a client's address. It repeats no value of the request. */
@Singleton
public class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);
    private static final int TOO_MANY = 429;

    /** Asked for late: exception mappers are made while the application is built, when there is no configuration yet. */
    private final Instance<PageHeaders> headers;

    private final Texts texts;

    ErrorPages(Instance<PageHeaders> headers, Texts texts) {
        this.headers = headers;
        this.texts = texts;
    }

    @ServerExceptionMapper
    public Uni<Response> unsafe(UnsafeRequest failure) {
        String text = switch (failure.reason()) {
            case MALFORMED -> texts.malformed();
            case CLIENT_MISSING -> texts.clientMissing();
            case CLIENT_UNKNOWN -> texts.clientUnknown();
            case CLIENT_WITHOUT_OAUTH -> texts.clientWithoutOauth();
            case NO_PROVIDER -> texts.noProvider();
            case REDIRECT_MISMATCH -> texts.redirectMismatch();
            case LOGOUT_MISMATCH -> texts.logoutMismatch();
            case SIGN_IN_EXPIRED -> texts.providerSignInExpired();
        };
        return show(Response.status(Response.Status.BAD_REQUEST), text, "");
    }

    @ServerExceptionMapper
    public Uni<Response> malformed(MalformedParameters failure) {
        return show(Response.status(Response.Status.BAD_REQUEST), texts.malformed(), "");
    }

    @ServerExceptionMapper
    public Uni<Response> refused(FormRefused failure) {
        String restart = Locations.page("/login", failure.parameters());
        return switch (failure.reason()) {
            case NOT_PROVED -> show(Response.status(Response.Status.FORBIDDEN), texts.formExpired(), restart);
            case TOO_MANY ->
                show(Response.status(TOO_MANY).header("Retry-After", 60), texts.tooManyAttempts(), restart);
        };
    }

    @ServerExceptionMapper
    public Uni<Response> unexpected(UserPoolRefusal failure) {
        LOG.errorf("user-pool-service refused with %s", failure.code());
        return show(Response.status(Response.Status.SERVICE_UNAVAILABLE), texts.unavailable(), "");
    }

    @ServerExceptionMapper
    public Uni<Response> failed(Exception failure) {
        if (failure instanceof WebApplicationException http) {
            return Uni.createFrom().item(http.getResponse());
        }
        LOG.error("a request failed", failure);
        return show(Response.status(Response.Status.SERVICE_UNAVAILABLE), texts.unavailable(), "");
    }

    Uni<Response> show(Response.ResponseBuilder response, String text, String restart) {
        return Templates.error(text, restart)
                .createUni()
                .map(html -> headers.get()
                        .add(response, "")
                        .type("text/html;charset=UTF-8")
                        .entity(html)
                        .build());
    }
}
