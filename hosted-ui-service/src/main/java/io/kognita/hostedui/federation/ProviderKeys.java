package io.kognita.hostedui.federation;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The public keys of providers. A key id that the remembered set does not have makes it be read again, but not more often
 * than every ten seconds, so that invented key ids cannot turn into a flood of requests.
 */
@Singleton
class ProviderKeys {

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(10);

    private final ProviderCalls calls;
    private final Clock clock;
    private final Remembered<KeySet> sets;

    private record KeySet(List<JsonWebKey> keys, Instant readAt) {

        boolean has(String keyId) {
            return keyId == null || keys.stream().anyMatch(key -> keyId.equals(key.getKeyId()));
        }
    }

    ProviderKeys(ProviderCalls calls, Clock clock, RememberedDocuments remembered) {
        this.calls = calls;
        this.clock = clock;
        this.sets = remembered.make();
    }

    /**
     * The keys at an address. Secret keys are left out: whoever knows the secret of a client could sign with it.
     *
     * @param keyId that a token names, or null
     */
    Uni<List<JsonWebKey>> at(String address, String keyId) {
        return sets.of(address, this::read)
                .flatMap(set -> set.has(keyId) || fresh(set) ? Uni.createFrom().item(set) : again(address, set))
                .map(KeySet::keys);
    }

    private boolean fresh(KeySet set) {
        return clock.instant().isBefore(set.readAt().plus(SHORTEST_INTERVAL));
    }

    private Uni<KeySet> again(String address, KeySet stale) {
        sets.forget(address, stale);
        return sets.of(address, this::read);
    }

    private Uni<KeySet> read(String address) {
        return calls.document(address).map(document -> {
            try {
                return new KeySet(
                        new JsonWebKeySet(document)
                                .getJsonWebKeys().stream()
                                        .filter(PublicJsonWebKey.class::isInstance)
                                        .toList(),
                        clock.instant());
            } catch (JoseException e) {
                throw new InvalidProof("the provider's keys are no key set");
            }
        });
    }
}
