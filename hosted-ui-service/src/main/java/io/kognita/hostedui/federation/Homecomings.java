package io.kognita.hostedui.federation;

import io.kognita.hostedui.authorize.AuthorizationError;
import io.kognita.hostedui.authorize.AuthorizationRequest;
import io.kognita.hostedui.authorize.AuthorizationRequests;
import io.kognita.hostedui.authorize.UnsafeRequest;
import io.kognita.hostedui.session.Csrf;
import io.kognita.hostedui.web.Parameters;
import io.kognita.hostedui.web.Visitor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** Takes back browsers that were sent to a provider. */
@Singleton
class Homecomings {

    /** What a client may learn of a provider's refusal by the standards' names (RFC 6749, OpenID Connect Core 3.1.2.6). */
    private static final Set<String> TOLD = Set.of(
            "access_denied",
            "login_required",
            "consent_required",
            "interaction_required",
            "account_selection_required",
            "temporarily_unavailable",
            "server_error");

    private static final int LONGEST_DESCRIPTION = 256;

    private final PendingSignIns pending;
    private final AuthorizationRequests requests;
    private final OfferedProviders providers;
    private final ProvedSignIns proved;
    private final Csrf csrf;

    Homecomings(
            PendingSignIns pending,
            AuthorizationRequests requests,
            OfferedProviders providers,
            ProvedSignIns proved,
            Csrf csrf) {
        this.pending = pending;
        this.requests = requests;
        this.providers = providers;
        this.proved = proved;
        this.csrf = csrf;
    }

    /** Goes on where the sign-in began; without a sign-in of this browser there is nowhere to go. */
    Uni<Response> welcome(Visitor visitor, Parameters answer) {
        answer.requireUnique();
        return pending.take(answer.text("state"), csrf.browser(visitor))
                .map(found -> found.orElseThrow(() -> new UnsafeRequest(UnsafeRequest.Reason.SIGN_IN_EXPIRED)))
                .flatMap(signIn -> requests.read(visitor, Parameters.read(signIn.request()))
                        .flatMap(request -> goOn(visitor, request, signIn, answer)));
    }

    private Uni<Response> goOn(Visitor visitor, AuthorizationRequest request, PendingSignIn signIn, Parameters answer) {
        if (answer.value("error").isPresent()) {
            throw refused(request, answer);
        }
        return providers
                .asked(request, signIn.providerName())
                .map(provider -> new Homecoming(request, provider, providers.ownOrigin(visitor), signIn, answer))
                .flatMap(proved::finish);
    }

    private static AuthorizationError refused(AuthorizationRequest request, Parameters answer) {
        String error = answer.text("error");
        String description = answer.value("error_description")
                .map(Homecomings::harmless)
                .filter(text -> !text.isBlank())
                .orElse("The identity provider refused the sign-in");
        return new AuthorizationError(request.target(), TOLD.contains(error) ? error : "invalid_request", description);
    }

    /** The characters that RFC 6749 section 4.1.2.1 permits, and not too many. */
    private static String harmless(String text) {
        String permitted = text.replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", " ");
        return permitted.length() <= LONGEST_DESCRIPTION ? permitted : permitted.substring(0, LONGEST_DESCRIPTION);
    }
}
