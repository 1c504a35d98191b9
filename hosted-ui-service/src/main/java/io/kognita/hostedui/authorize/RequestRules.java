package io.kognita.hostedui.authorize;

import io.kognita.hostedui.authorize.AuthorizationRequest.Prompt;
import io.kognita.hostedui.authorize.AuthorizationRequest.Target;
import io.kognita.hostedui.web.MalformedParameters;
import io.kognita.hostedui.web.Parameters;
import io.kognita.wire.signin.ClientSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of an authorization request whose client and redirect address are proved. */
record RequestRules(ClientSettings client, Target target, Parameters parameters) {

    /** A SHA-256 digest in URL-safe Base64 (RFC 7636 section 4.2). */
    private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Set<String> CLAIM_SCOPES = Set.of("email", "phone", "profile");
    private static final int MAX_VALUE = 2048;
    private static final int MAX_STATE = 4096;

    /** Checks everything that the readers below do not. */
    void check() {
        uniqueAndBounded();
        responseType();
        provider();
    }

    private void uniqueAndBounded() {
        try {
            parameters.requireUnique();
        } catch (MalformedParameters e) {
            throw invalid(e.getMessage());
        }
        if (parameters.text("state").length() > MAX_STATE) {
            throw new AuthorizationError(withoutState(), "invalid_request", "The parameter state is too long");
        }
        for (String name : List.of(
                "nonce", "scope", "login_hint", "prompt", "code_challenge", "idp_identifier", "lang", "ui_locales")) {
            if (parameters.text(name).length() > MAX_VALUE) {
                throw invalid("The parameter " + name + " is too long");
            }
        }
    }

    private void responseType() {
        String name =
                parameters.value("response_type").orElseThrow(() -> invalid("The parameter response_type is missing"));
        ResponseType type = ResponseType.named(name)
                .orElseThrow(() -> new AuthorizationError(
                        target, "unsupported_response_type", "The response_type must be code or token"));
        if (!client.oauthFlows().contains(type.flow())) {
            throw new AuthorizationError(
                    target, "unauthorized_client", "The client is not allowed to use this response_type");
        }
        if (!parameters.value("response_mode").orElse(type.mode()).equals(type.mode())) {
            throw invalid("The response_mode is not supported for this response_type");
        }
        if (parameters.value("request").isPresent()
                || parameters.value("request_uri").isPresent()) {
            throw new AuthorizationError(target, "request_not_supported", "Request objects are not supported");
        }
    }

    private void provider() {
        boolean offered = parameters
                .value("identity_provider")
                .map(client.identityProviders()::contains)
                .orElse(true);
        if (!offered) {
            throw invalid("The identity provider is not available to the client");
        }
    }

    /** The challenge of RFC 7636; only S256 is accepted, as plain would protect nothing. */
    Optional<String> codeChallenge() {
        Optional<String> challenge = parameters.value("code_challenge");
        Optional<String> method = parameters.value("code_challenge_method");
        if (challenge.isEmpty() && method.isEmpty()) {
            return Optional.empty();
        }
        if (!method.equals(Optional.of("S256"))) {
            throw invalid("The code_challenge_method must be S256");
        }
        return Optional.of(challenge
                .filter(text -> S256_CHALLENGE.matcher(text).matches())
                .orElseThrow(() -> invalid("The code_challenge is not a SHA-256 digest in base64url")));
    }

    /** The scopes asked for. */
    List<String> scopes() {
        List<String> scopes = parameters
                .value("scope")
                .map(RequestRules::words)
                .filter(words -> !words.isEmpty())
                .orElse(client.oauthScopes());
        if (!client.oauthScopes().containsAll(scopes)) {
            throw new AuthorizationError(target, "invalid_scope", "A scope is unknown or not allowed to the client");
        }
        if (!scopes.contains("openid")
                && parameters.value("scope").isPresent()
                && scopes.stream().anyMatch(CLAIM_SCOPES::contains)) {
            throw new AuthorizationError(
                    target, "invalid_scope", "The scopes email, phone and profile need the scope openid");
        }
        return scopes;
    }

    /** OpenID Connect's prompt; {@code none} stands alone (Core section 3.1.2.1). */
    Set<Prompt> prompts() {
        Set<Prompt> prompts = EnumSet.noneOf(Prompt.class);
        for (String word : words(parameters.text("prompt"))) {
            prompts.add(
                    switch (word) {
                        case "none" -> Prompt.NONE;
                        case "login" -> Prompt.LOGIN;
                        case "consent" -> Prompt.CONSENT;
                        case "select_account" -> Prompt.SELECT_ACCOUNT;
                        default -> throw invalid("The prompt must be none, login, consent or select_account");
                    });
        }
        if (prompts.contains(Prompt.NONE) && prompts.size() > 1) {
            throw invalid("The prompt none cannot be combined");
        }
        return prompts;
    }

    private static List<String> words(String text) {
        return SPACES.splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private AuthorizationError invalid(String description) {
        return new AuthorizationError(target, "invalid_request", description);
    }

    private Target withoutState() {
        return new Target(target.redirectUri(), target.type(), Optional.empty(), target.issuer());
    }
}
