package io.kognita.identitypool.credential;

import io.kognita.wire.seal.Sealer;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;

/**
 * The keys of OpenID tokens. The first is made when it is first needed. One signs for {@link #SIGNS}; the next one is
 * published {@link #AHEAD} before it signs, so that verifiers know it by then, and the last one stays published as long
 * after it. Only a key's age says which of these it is, so replicas need not tell each other.
 */
@Singleton
class OpenIdKeys {

    static final Duration SIGNS = Duration.ofDays(90);
    static final Duration AHEAD = Duration.ofDays(1);

    /** How long a replica may not know of a key that another one made: far shorter than it is published ahead. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final String PURPOSE = "openid-key";
    private static final int BITS = 2048;

    private final OpenIdKeyTable table;
    private final Sealer sealer;
    private final Vertx vertx;
    private final Clock clock;
    private volatile Keys kept;

    /** The keys as they were read: the one that signs, and the JWK set (RFC 7517) of all. */
    private record Keys(String signerId, PrivateKey signer, String published, Instant readAt) {

        /** Clocks may be set back too. */
        boolean isFresh(Instant now) {
            return Duration.between(readAt, now).abs().compareTo(KEPT) < 0;
        }

        @Override
        public String toString() {
            return "Keys[" + signerId + "]";
        }
    }

    OpenIdKeys(OpenIdKeyTable table, Sealer sealer, Vertx vertx, Clock clock) {
        this.table = table;
        this.sealer = sealer;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** A token with these claims, signed off the event loop. */
    Uni<String> sign(JwtClaimsBuilder claims) {
        return keys().flatMap(keys -> vertx.executeBlocking(
                () -> claims.jws()
                        .algorithm(SignatureAlgorithm.RS256)
                        .keyId(keys.signerId())
                        .sign(keys.signer()),
                false));
    }

    /** Every public key, as a JWK set. */
    Uni<String> published() {
        return keys().map(Keys::published);
    }

    private Uni<Keys> keys() {
        Keys known = kept;
        if (known != null && known.isFresh(clock.instant())) {
            return Uni.createFrom().item(known);
        }
        return table.all()
                .flatMap(keys -> isDue(keys) ? another() : Uni.createFrom().item(keys))
                .map(this::ready)
                .invoke(keys -> kept = keys);
    }

    private Uni<List<OpenIdKey>> another() {
        return vertx.executeBlocking(this::generate, false).flatMap(key -> table.add(key, this::isDue, this::outlived));
    }

    private boolean isDue(List<OpenIdKey> keys) {
        return keys.isEmpty() || isOlder(keys.getFirst(), SIGNS.minus(AHEAD));
    }

    /** The newest that verifiers can know; the oldest while they can know none, at the very beginning. */
    private OpenIdKey signer(List<OpenIdKey> keys) {
        return keys.stream().filter(key -> isOlder(key, AHEAD)).findFirst().orElseGet(keys::getLast);
    }

    /** Keys whose successor has been signing for so long that no token of theirs lives. */
    private List<OpenIdKey> outlived(List<OpenIdKey> keys) {
        return IntStream.range(1, keys.size())
                .filter(i -> isOlder(keys.get(i - 1), AHEAD.multipliedBy(2)))
                .mapToObj(keys::get)
                .toList();
    }

    private boolean isOlder(OpenIdKey key, Duration age) {
        return !clock.instant().isBefore(key.createdAt().plus(age));
    }

    private OpenIdKey generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        KeyPair pair = generator.generateKeyPair();
        String id = new RsaJsonWebKey((RSAPublicKey) pair.getPublic()).calculateBase64urlEncodedThumbprint("SHA-256");
        return new OpenIdKey(
                id,
                sealer.seal(PURPOSE, pair.getPrivate().getEncoded(), id),
                pair.getPublic().getEncoded(),
                clock.instant());
    }

    private Keys ready(List<OpenIdKey> keys) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            JsonWebKeySet set = new JsonWebKeySet();
            for (OpenIdKey key : keys) {
                set.addJsonWebKey(
                        jwk(key.id(), (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(key.publicKey()))));
            }
            OpenIdKey signer = signer(keys);
            PrivateKey secret = rsa.generatePrivate(new PKCS8EncodedKeySpec(opened(signer)));
            return new Keys(signer.id(), secret, set.toJson(OutputControlLevel.PUBLIC_ONLY), clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] opened(OpenIdKey key) {
        return sealer.open(PURPOSE, key.sealedPrivateKey(), key.id())
                .orElseThrow(() -> new IllegalStateException("key " + key.id() + " does not open"));
    }

    private static RsaJsonWebKey jwk(String id, RSAPublicKey key) {
        RsaJsonWebKey jwk = new RsaJsonWebKey(key);
        jwk.setKeyId(id);
        jwk.setUse("sig");
        jwk.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        return jwk;
    }
}
