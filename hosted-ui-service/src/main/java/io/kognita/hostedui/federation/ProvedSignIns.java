package io.kognita.hostedui.federation;

import io.kognita.hostedui.authorize.AuthorizationResponses;
import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.session.BrowserSession;
import io.kognita.hostedui.session.Sessions;
import io.kognita.wire.signin.SignInStep;
import io.kognita.wire.signin.SignInStep.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Has what a browser brings from a provider proved, signs the user in and answers the client's request. */
@Singleton
class ProvedSignIns {

    private final Protocols protocols;
    private final UserPool userPool;
    private final Sessions sessions;
    private final AuthorizationResponses responses;

    ProvedSignIns(Protocols protocols, UserPool userPool, Sessions sessions, AuthorizationResponses responses) {
        this.protocols = protocols;
        this.userPool = userPool;
        this.sessions = sessions;
        this.responses = responses;
    }

    Uni<Response> finish(Homecoming homecoming) {
        return Uni.createFrom()
                .deferred(() -> protocols.with(homecoming.provider()).prove(homecoming))
                .flatMap(userPool::signIn)
                .map(ProvedSignIns::signedIn)
                .onFailure()
                .transform(
                        failure -> ProviderFailures.of(homecoming.request().target(), homecoming.provider(), failure))
                .flatMap(user -> grant(homecoming, user));
    }

    /** The provider has asked for whatever factors it wants. */
    private static SignedIn signedIn(SignInStep step) {
        return switch (step) {
            case SignedIn user -> user;
            case SignInStep.Challenge challenge ->
                throw new IllegalStateException("a federated sign-in asks for " + challenge.name());
        };
    }

    private Uni<Response> grant(Homecoming homecoming, SignedIn user) {
        BrowserSession session = sessions.begin(user, homecoming.provider().providerName());
        return responses
                .grant(homecoming.request(), session)
                .map(response -> response.cookie(sessions.cookie(session)).build());
    }
}
