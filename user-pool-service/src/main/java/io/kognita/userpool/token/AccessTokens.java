package io.kognita.userpool.token;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
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
    private final TokenFamilies families;

    AccessTokens(SignedTokens signedTokens, Pools pools, TokenFamilies families) {
        this.signedTokens = signedTokens;
        this.pools = pools;
        this.families = families;
    }

    /**
     * Verifies a token that authorises a user operation.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when it is no access
     *     token of a pool of this deployment, is expired or revoked, or lacks the scope {@link Grant#USER_ADMIN}
     * @throws UserNotFoundException when its user has been deleted
     * @throws RuntimeException as {@link Standing#check} says
     */
    public Uni<AccessGrant> verify(String accessToken) {
        return verifyAnyScope(accessToken).invoke(grant -> {
            if (!grant.scopes().contains(Grant.USER_ADMIN)) {
                throw TokenRefusals.refused("Access Token does not have required scopes");
            }
        });
    }

    /**
     * The pool that signed a token, whether it was revoked or not.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when it is no access
     *     token of a pool of this deployment, or is expired
     */
    public Uni<String> poolOf(String accessToken) {
        return signedTokens.verify(accessToken).map(AccessClaims::poolId);
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
        return families.of(claims)
                .map(found -> found.filter(owned -> !owned.family().revoked())
                        .orElseThrow(() -> TokenRefusals.refused("Access Token has been revoked")))
                .map(owned -> grant(pool, claims, owned.family(), owned.owner().orElseThrow(Users::notFound)));
    }

    private static AccessGrant grant(Pool pool, AccessClaims claims, TokenFamily family, User owner) {
        Standing.check(owner);
        return new AccessGrant(pool, claims.clientId(), owner, claims.scopes(), family.originJti, family.device);
    }
}
