package io.kognita.hostedui.token;

import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.web.Parameters;
import io.kognita.wire.signin.ClientSettings;
import io.kognita.wire.signin.IssuedTokens;
import io.kognita.wire.signin.RefreshGrant;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** The refresh grant (RFC 6749 section 6). */
@Singleton
class RefreshTokenGrant implements Grant {

    private final UserPool userPool;

    RefreshTokenGrant(UserPool userPool) {
        this.userPool = userPool;
    }

    @Override
    public String type() {
        return "refresh_token";
    }

    @Override
    public Uni<IssuedTokens> issue(ClientSettings client, Parameters form) {
        String token = form.value("refresh_token")
                .orElseThrow(() -> OAuthError.invalidRequest("The parameter refresh_token is missing"));
        return userPool.refresh(new RefreshGrant(client.clientId(), token, Map.of()));
    }
}
