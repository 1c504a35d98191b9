package io.kognita.hostedui.token;

import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.code.AuthorizationCodes;
import io.kognita.hostedui.code.AuthorizedGrant;
import io.kognita.hostedui.code.Exchange;
import io.kognita.hostedui.web.Parameters;
import io.kognita.wire.signin.ClientSettings;
import io.kognita.wire.signin.IssuedTokens;
import io.kognita.wire.signin.TokenGrant;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * The code grant (RFC 6749 section 4.1.3) with PKCE (RFC 7636). A code is spent by the first exchange that names it,
 * also by one that fails, and a second exchange revokes what the first one brought.
 */
@Singleton
class AuthorizationCodeGrant implements Grant {

    private static final String REFUSED = "The authorization code is invalid, expired or used";

    private final AuthorizationCodes codes;
    private final UserPool userPool;

    AuthorizationCodeGrant(AuthorizationCodes codes, UserPool userPool) {
        this.codes = codes;
        this.userPool = userPool;
    }

    @Override
    public String type() {
        return "authorization_code";
    }

    @Override
    public Uni<IssuedTokens> issue(ClientSettings client, Parameters form) {
        if (!client.oauthFlows().contains("code")) {
            throw OAuthError.of("unauthorized_client", "The client may not use the code grant");
        }
        String code = form.value("code").orElseThrow(() -> OAuthError.invalidRequest("The parameter code is missing"));
        if (form.value("redirect_uri").isEmpty()) {
            throw OAuthError.invalidRequest("The parameter redirect_uri is missing");
        }
        return codes.take(client.poolId(), client.clientId(), code).chain(exchange -> switch (exchange) {
            case Exchange.First first -> firstUse(client, code, first.grant(), form);
            case Exchange.Again again -> revoke(client, again.refreshToken());
            case Exchange.Unknown _ -> refused();
        });
    }

    private Uni<IssuedTokens> firstUse(ClientSettings client, String code, AuthorizedGrant grant, Parameters form) {
        boolean matches = grant.clientId().equals(client.clientId())
                && grant.redirectUri().equals(form.text("redirect_uri"))
                && Pkce.proves(Optional.ofNullable(grant.codeChallenge()), form.value("code_verifier"));
        if (!matches) {
            return refused();
        }
        TokenGrant request = new TokenGrant(
                client.clientId(), grant.sub(), grant.scopes(), grant.nonce(), grant.authTime(), true, Map.of());
        return userPool.tokens(request).chain(tokens -> handOut(client, code, tokens));
    }

    /** Keeps the refresh token with the code; when the code came a second time meanwhile, nobody gets the tokens. */
    private Uni<IssuedTokens> handOut(ClientSettings client, String code, IssuedTokens tokens) {
        if (tokens.refreshToken() == null) {
            return Uni.createFrom().item(tokens);
        }
        return codes.issued(client.poolId(), code, tokens.refreshToken())
                .chain(kept ->
                        kept ? Uni.createFrom().item(tokens) : revoke(client, Optional.of(tokens.refreshToken())));
    }

    private Uni<IssuedTokens> revoke(ClientSettings client, Optional<String> refreshToken) {
        return refreshToken
                .map(token -> userPool.revoke(client.clientId(), token).chain(done -> refused()))
                .orElseGet(AuthorizationCodeGrant::refused);
    }

    private static Uni<IssuedTokens> refused() {
        return Uni.createFrom().failure(OAuthError.invalidGrant(REFUSED));
    }
}
