package io.kognita.userpool.token;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Verifies access tokens that clients present to Kognita's own APIs, which obey revocation at once. */
@Singleton
public class AccessTokens {

    private final SignedTokens signedTokens;
    private final Pools pools;
    private final Users users;
    private final TokenFamilies families;

    AccessTokens(SignedTokens signedTokens, Pools pools, Users users, TokenFamilies families) {
        this.signedTokens = signedTokens;
        this.pools = pools;
        this.users = users;
        this.families = families;
    }

    /**
     * Verifies a token that authorises a user operation.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when it is no access
     *     token of a pool of this deployment, is expired or revoked, its user is disabled, or it lacks the scope {@link
     *     Grant#USER_ADMIN}
     * @throws UserNotFoundException when its user has been deleted
     */
    public Uni<AccessGrant> verify(String accessToken) {
        return verifyAnyScope(accessToken).invoke(grant -> {
            if (!grant.scopes().contains(Grant.USER_ADMIN)) {
                throw TokenRefusals.refused("Access Token does not have required scopes");
            }
        });
    }

    /** As {@link #verify}, whatever scopes the token has. */
    Uni<AccessGrant> verifyAnyScope(String accessToken) {
        return signedTokens.verify(accessToken).flatMap(claims -> pool(claims).flatMap(pool -> grant(pool, claims)));
    }

    private Uni<Pool> pool(AccessClaims claims) {
        return pools.byId(claims.poolId())
                .onFailure(ResourceNotFoundException.class)
                .transform(gone -> TokenRefusals.invalidAccessToken());
    }

    private Uni<AccessGrant> grant(Pool pool, AccessClaims claims) {
        return revoked(claims)
                .invoke(revoked -> {
                    if (revoked) {
                        throw TokenRefusals.refused("Access Token has been revoked");
                    }
                })
                .chain(() -> users.bySub(pool.id(), claims.sub()))
                .map(found -> found.orElseThrow(Users::notFound))
                .invoke(TokenRefusals::checkEnabled)
                .map(user -> new AccessGrant(pool, claims.clientId(), user, claims.originJti(), claims.scopes()));
    }

    /** Tokens without {@code origin_jti} cannot be revoked one by one, only by signing the user out. */
    private Uni<Boolean> revoked(AccessClaims claims) {
        if (claims.originJti() == null) {
            return families.revokedSince(claims.poolId(), claims.sub(), claims.clientId(), claims.issuedAt());
        }
        return families.find(claims.poolId(), claims.originJti())
                .map(found -> found.map(TokenFamily::revoked).orElse(true));
    }
}
