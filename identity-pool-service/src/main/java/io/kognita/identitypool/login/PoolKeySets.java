package io.kognita.identitypool.login;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import software.amazon.awssdk.services.cognitoidentity.model.ExternalServiceException;

/**
 * The public keys of user pools, kept for a while. A token with an unknown key id makes the set be read again, but not
 * more often than every ten seconds, so that invented key ids cannot turn into a flood of requests.
 */
@Singleton
class PoolKeySets {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(10);
    private static final int MOST_POOLS = 2_000;

    /** How user-pool-service says that there is no such pool: as HTTP does, or as AWS's errors do. */
    private static final Set<Integer> UNKNOWN_POOL = Set.of(400, 404);

    private final UserPoolService service;
    private final Clock clock;
    private final AsyncCache<String, KeySet> kept =
            Caffeine.newBuilder().maximumSize(MOST_POOLS).expireAfterWrite(KEPT).buildAsync();

    private record KeySet(Map<String, PublicKey> keys, Instant readAt) {}

    PoolKeySets(@RestClient UserPoolService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    /**
     * A pool's key.
     *
     * @return empty when the pool has no such key, or there is no such pool
     * @throws ExternalServiceException when the keys cannot be read
     */
    Uni<Optional<PublicKey>> key(String poolId, String keyId) {
        return keySet(poolId)
                .flatMap(set -> set.keys().containsKey(keyId) || !isStale(set)
                        ? Uni.createFrom().item(set)
                        : again(poolId, set))
                .map(set -> Optional.ofNullable(set.keys().get(keyId)));
    }

    private boolean isStale(KeySet set) {
        return !clock.instant().isBefore(set.readAt().plus(SHORTEST_INTERVAL));
    }

    private Uni<KeySet> again(String poolId, KeySet stale) {
        kept.synchronous().asMap().remove(poolId, stale);
        return keySet(poolId);
    }

    private Uni<KeySet> keySet(String poolId) {
        Context caller = Vertx.currentContext();
        // A copy: one caller who gives up must not cancel the others' reading. And back to the caller's own context, to
        // which its database session belongs.
        return Uni.createFrom()
                .completionStage(() -> kept.get(poolId, (id, executor) -> read(id).subscribeAsCompletionStage())
                        .copy())
                .onFailure(CompletionException.class)
                .transform(Throwable::getCause)
                .emitOn(task -> caller.runOnContext(ignored -> task.run()));
    }

    private Uni<KeySet> read(String poolId) {
        return service.jwks(poolId)
                .map(PoolKeySets::rsaKeys)
                .onFailure(PoolKeySets::isNotFound)
                .recoverWithItem(Map.of())
                .onFailure()
                .transform(failure -> ExternalServiceException.builder()
                        .message("The keys of the user pool could not be read.")
                        .cause(failure)
                        .build())
                .map(keys -> new KeySet(keys, clock.instant()));
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && UNKNOWN_POOL.contains(answer.getResponse().getStatus());
    }

    private static Map<String, PublicKey> rsaKeys(String json) {
        try {
            return new JsonWebKeySet(json)
                    .getJsonWebKeys().stream()
                            .filter(RsaJsonWebKey.class::isInstance)
                            .map(RsaJsonWebKey.class::cast)
                            .filter(key -> key.getKeyId() != null)
                            .collect(Collectors.toUnmodifiableMap(
                                    RsaJsonWebKey::getKeyId, RsaJsonWebKey::getPublicKey, (one, other) -> one));
        } catch (JoseException e) {
            throw new IllegalStateException("not a key set", e);
        }
    }
}
