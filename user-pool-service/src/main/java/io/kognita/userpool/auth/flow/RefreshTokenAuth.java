package io.kognita.userpool.auth.flow;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Door;
import io.kognita.userpool.auth.Flow;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.client.SecretHash;
import io.kognita.userpool.token.Presented;
import io.kognita.userpool.token.TokenRefresh;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** {@code REFRESH_TOKEN_AUTH}: new tokens for a refresh token, for clients that do not rotate theirs. */
@Singleton
class RefreshTokenAuth implements Flow {

    private final TokenRefresh tokenRefresh;
    private final SecretHash secretHash;

    RefreshTokenAuth(TokenRefresh tokenRefresh, SecretHash secretHash) {
        this.tokenRefresh = tokenRefresh;
        this.secretHash = secretHash;
    }

    @Override
    public Set<AuthFlowType> names() {
        return Set.of(AuthFlowType.REFRESH_TOKEN_AUTH, AuthFlowType.REFRESH_TOKEN);
    }

    @Override
    public Set<Door> doors() {
        return Set.of(Door.APPLICATION, Door.SERVER);
    }

    @Override
    public Uni<Outcome> begin(Attempt attempt) {
        if (attempt.client().rotatesRefreshTokens()) {
            throw InvalidParameterException.builder()
                    .message("REFRESH_TOKEN_AUTH flow not enabled for this client")
                    .build();
        }
        Presented presented = new Presented(
                attempt.pool(),
                attempt.client(),
                attempt.required("REFRESH_TOKEN"),
                user -> checkSecretHash(attempt, user),
                attempt.optional(Attempt.DEVICE_KEY).orElse(null),
                attempt.clientMetadata(),
                attempt.call());
        return tokenRefresh.refresh(presented).map(Outcome.Refreshed::new);
    }

    /** The call names no user, so the hash may be over the name or the id, whichever the client kept. */
    private void checkSecretHash(Attempt attempt, User user) {
        secretHash.checkAny(
                attempt.client(),
                List.of(user.username(), user.sub().toString()),
                attempt.optional(Attempt.SECRET_HASH).orElse(null),
                attempt.call());
    }
}
