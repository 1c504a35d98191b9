package io.kognita.hostedui.signin;

import io.kognita.hostedui.authorize.AuthorizationRequest;
import io.kognita.hostedui.authorize.AuthorizationResponses;
import io.kognita.hostedui.page.Page;
import io.kognita.hostedui.page.Pages;
import io.kognita.hostedui.page.Texts;
import io.kognita.hostedui.session.BrowserSession;
import io.kognita.hostedui.session.Sessions;
import io.kognita.wire.signin.SignInStep;
import io.kognita.wire.signin.SignInStep.SignedIn;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Optional;

/** Where a sign-in goes from each step: to the next page, or back to the client. */
@Singleton
public class SignInSteps {

    private final Sessions sessions;
    private final AuthorizationResponses responses;
    private final List<ChallengePage> challenges;
    private final Pages pages;
    private final Texts texts;

    SignInSteps(
            Sessions sessions,
            AuthorizationResponses responses,
            @All List<ChallengePage> challenges,
            Pages pages,
            Texts texts) {
        this.sessions = sessions;
        this.responses = responses;
        this.challenges = challenges;
        this.pages = pages;
        this.texts = texts;
    }

    /** Answers with the session that the browser has, or shows the sign-in page. */
    Uni<Response> begin(Page page) {
        return sessions.find(page.visitor(), page.request().poolId()).chain(session -> begin(page, session));
    }

    /** Goes on after user-pool-service has answered. */
    public Uni<Response> next(Page page, String username, SignInStep step) {
        return switch (step) {
            case SignedIn user -> signedIn(page, user);
            case SignInStep.Challenge challenge -> show(page, username, challenge);
        };
    }

    /** Begins anew when a step came too late, or for another browser. */
    public Uni<Response> expired(Page page) {
        return pages.login(page, "", texts.signInExpired(), "");
    }

    private Uni<Response> show(Page page, String username, SignInStep.Challenge challenge) {
        return challenges.stream()
                .filter(shown -> shown.shows(challenge.name()))
                .findFirst()
                .map(shown -> shown.show(page, username, challenge))
                .orElseGet(() -> pages.login(page, username, texts.stepNotOffered(), ""));
    }

    private Uni<Response> begin(Page page, Optional<BrowserSession> session) {
        return session.filter(page.request()::accepts).isPresent()
                ? responses.grant(page.request(), session.get()).map(ResponseBuilder::build)
                : pages.login(page, page.request().loginHint(), "", "");
    }

    private Uni<Response> signedIn(Page page, SignedIn user) {
        BrowserSession session = sessions.begin(user, AuthorizationRequest.OWN);
        return responses
                .grant(page.request(), session)
                .map(response -> response.cookie(sessions.cookie(session)).build());
    }
}
