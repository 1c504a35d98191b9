package io.kognita.hostedui.authorize;

import io.kognita.hostedui.session.BrowserSession;
import io.kognita.hostedui.web.Locations;
import io.kognita.hostedui.web.Parameters;
import io.kognita.wire.signin.ClientSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A valid authorization request.
 *
 * @param target the registered address that gets the answer
 * @param scopes what is asked for; all that the client may ask for when it asks for nothing
 * @param prompts OpenID Connect's {@code prompt} values
 * @param loginHint a user name to begin with
 * @param parameters the request as it came, to go on with from page to page
 */
public record AuthorizationRequest(
        ClientSettings client,
        Target target,
        List<String> scopes,
        Optional<String> codeChallenge,
        Optional<String> nonce,
        Set<Prompt> prompts,
        String loginHint,
        Parameters parameters) {

    /** The provider of a pool's own users. */
    public static final String OWN = "COGNITO";

    /**
     * Where an answer goes and what it carries back.
     *
     * @param issuer the issuer that RFC 9207 puts beside the answer
     */
    public record Target(String redirectUri, ResponseType type, Optional<String> state, String issuer) {

        /** The whole address of an answer. */
        String location(Map<String, String> answer) {
            Map<String, String> parameters = new LinkedHashMap<>(answer);
            state.ifPresent(text -> parameters.put("state", text));
            parameters.put("iss", issuer);
            return switch (type) {
                case CODE -> Locations.withQuery(redirectUri, parameters);
                case TOKEN -> Locations.withFragment(redirectUri, parameters);
            };
        }
    }

    /** How much a user must do. */
    public enum Prompt {
        /** Nothing: answer at once or with an error. */
        NONE,
        /** Sign in again, whatever session there is. */
        LOGIN,
        /** Goes on to external providers; a native user sees no consent page. */
        CONSENT,
        /** Goes on to external providers; a native user sees no account chooser. */
        SELECT_ACCOUNT
    }

    boolean silent() {
        return prompts.contains(Prompt.NONE);
    }

    /**
     * True when a session may answer without the user: the client offers the provider that it came from, and the request
     * asks for no other.
     */
    public boolean accepts(BrowserSession session) {
        return !prompts.contains(Prompt.LOGIN)
                && client.identityProviders().contains(session.providerName())
                && providerIdentifier().isEmpty()
                && providerName().map(session.providerName()::equals).orElse(true);
    }

    /** The provider that is asked for; a client with a single provider needs not ask. */
    public Optional<String> providerName() {
        return parameters
                .value("identity_provider")
                .or(() -> providerIdentifier().isEmpty()
                                && client.identityProviders().size() == 1
                        ? Optional.of(client.identityProviders().getFirst())
                        : Optional.empty());
    }

    /** One of the identifiers of the provider that is asked for, where no name is given. */
    public Optional<String> providerIdentifier() {
        return parameters.value("identity_provider").isPresent()
                ? Optional.empty()
                : parameters.value("idp_identifier");
    }

    /** True when the user has to go to a provider outside at once. */
    boolean goesOutside() {
        return providerIdentifier().isPresent()
                || providerName().filter(name -> !name.equals(OWN)).isPresent();
    }

    /** True when the pool's own users may sign in to the client, and sign up. */
    public boolean offersOwnUsers() {
        return client.identityProviders().contains(OWN);
    }

    public String poolId() {
        return client.poolId();
    }
}
