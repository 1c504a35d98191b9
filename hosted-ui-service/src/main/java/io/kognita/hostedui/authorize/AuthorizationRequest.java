package io.kognita.hostedui.authorize;

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
        /** Meant for external providers; a native user sees no consent page. */
        CONSENT,
        /** Meant for external providers; a native user sees no account chooser. */
        SELECT_ACCOUNT
    }

    boolean silent() {
        return prompts.contains(Prompt.NONE);
    }

    /** True when a session may answer without the user. */
    public boolean acceptsSession() {
        return !prompts.contains(Prompt.LOGIN);
    }

    public String poolId() {
        return client.poolId();
    }
}
