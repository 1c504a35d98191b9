package io.kognita.hostedui.token;

import io.kognita.hostedui.HostedUi;
import io.kognita.hostedui.web.Parameters;
import io.kognita.hostedui.web.Visitor;
import io.kognita.hostedui.web.Visitors;
import io.kognita.wire.rate.SenderRate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.function.BiFunction;

/**
 * What the token and the revocation endpoint have in common: how a request is read, how an error is answered, and that a
 * sender of many wrong secrets, codes or tokens is turned away. What succeeds is not counted, for a web application sends
 * the requests of all its users from one address.
 */
@Singleton
class OAuthEndpoint {

    private static final String PURPOSE = "oauth";

    private final Visitors visitors;
    private final SenderRate refusals;

    OAuthEndpoint(Visitors visitors, HostedUi settings, Clock clock) {
        this.visitors = visitors;
        this.refusals = new SenderRate(settings.refusedTokenRequestsPerMinute(), clock);
    }

    /** Answers a request whose form the endpoint works on. */
    Uni<Response> answer(HttpServerRequest http, String body, BiFunction<Visitor, Parameters, Uni<Response>> endpoint) {
        Visitor visitor = visitors.of(http);
        return Uni.createFrom()
                .deferred(() -> endpoint.apply(visitor, form(visitor, body)))
                .onFailure()
                .recoverWithItem(failure -> refused(visitor, OAuthErrors.of(failure)));
    }

    private Parameters form(Visitor visitor, String body) {
        if (refusals.isSpent(visitor.address(), PURPOSE)) {
            throw OAuthError.tooMany();
        }
        return OAuthForm.read(visitor.request(), body);
    }

    private Response refused(Visitor visitor, OAuthError error) {
        if (error.mayBeAGuess()) {
            refusals.count(visitor.address(), PURPOSE);
        }
        return OAuthErrors.answer(error);
    }
}
