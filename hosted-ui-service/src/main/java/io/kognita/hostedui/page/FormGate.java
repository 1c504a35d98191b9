package io.kognita.hostedui.page;

import io.kognita.hostedui.HostedUi;
import io.kognita.hostedui.authorize.AuthorizationRequests;
import io.kognita.hostedui.authorize.UnsafeRequest;
import io.kognita.hostedui.page.FormRefused.Reason;
import io.kognita.hostedui.session.Csrf;
import io.kognita.hostedui.web.Parameters;
import io.kognita.hostedui.web.Visitor;
import io.kognita.hostedui.web.Visitors;
import io.kognita.wire.rate.SenderRate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The way into every page: its request must be valid, and its form must be bounded, not too frequent, and ours. */
@Singleton
public class FormGate {

    private final AuthorizationRequests requests;
    private final Csrf csrf;
    private final SenderRate rate;
    private final Visitors visitors;

    FormGate(AuthorizationRequests requests, Csrf csrf, Visitors visitors, HostedUi settings, Clock clock) {
        this.requests = requests;
        this.csrf = csrf;
        this.visitors = visitors;
        this.rate = new SenderRate(settings.formsPerMinute(), clock);
    }

    /** A page for the pool's own users that a visitor asks for. */
    public Uni<Page> open(HttpServerRequest http) {
        return welcome(http).invoke(page -> {
            if (!page.request().offersOwnUsers()) {
                throw new UnsafeRequest(UnsafeRequest.Reason.NO_PROVIDER);
            }
        });
    }

    /** The page where a visitor chooses how to sign in. */
    public Uni<Page> welcome(HttpServerRequest http) {
        Visitor visitor = visitors.of(http);
        return requests.read(visitor).map(request -> new Page(visitor, csrf.browser(visitor), request));
    }

    /** Who asks, for a page that is opened without a sign-in. */
    public Visitor visitor(HttpServerRequest http) {
        return visitors.of(http);
    }

    /** Takes the form of a page. */
    public Uni<Form> submit(HttpServerRequest http, String body) {
        return open(http).map(page -> new Form(page, fields(page.visitor(), page.clientId(), body)));
    }

    /** Takes the fields of a client's form. */
    public Parameters fields(Visitor visitor, String clientId, String body) {
        if (!rate.admits(visitor.address(), "form")) {
            throw new FormRefused(Reason.TOO_MANY, visitor.query());
        }
        Parameters fields = Parameters.read(body).requireUnique();
        if (!csrf.proves(visitor, clientId, fields.text(Csrf.FIELD))) {
            throw new FormRefused(Reason.NOT_PROVED, visitor.query());
        }
        return fields;
    }
}
