package io.kognita.identitypool.credential;

import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
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
import java.util.List;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;

/**
 * The keys of OpenID tokens. The first is made when it is first needed; two replicas that both make one do no harm, for
 * every key is published.
 */
@Singleton
class OpenIdKeys {

    private static final String PURPOSE = "openid-key";
    private static final int BITS = 2048;

    private final Sealer sealer;
    private final Clock clock;
    private volatile Signing current;

    /** A key ready to sign. */
    record Signing(String id, PrivateKey key) {

        @Override
        public String toString() {
            return "Signing[" + id + "]";
        }
    }

    OpenIdKeys(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    /** The key that signs. */
    Uni<Signing> signing() {
        Signing known = current;
        return known != null
                ? Uni.createFrom().item(known)
                : stored().map(keys -> opened(keys.getFirst())).invoke(key -> current = key);
    }

    /** Every public key, as a JWK set (RFC 7517). */
    Uni<String> published() {
        return stored().map(keys -> {
            JsonWebKeySet set = new JsonWebKeySet();
            keys.forEach(key -> set.addJsonWebKey(jwk(key)));
            return set.toJson(OutputControlLevel.PUBLIC_ONLY);
        });
    }

    private Uni<List<OpenIdKey>> stored() {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createSelectionQuery(
                                        "from OpenIdKey order by createdAt desc, id", OpenIdKey.class)
                                .getResultList()))
                .flatMap(keys -> keys.isEmpty() ? first() : Uni.createFrom().item(keys));
    }

    private Uni<List<OpenIdKey>> first() {
        Context caller = Vertx.currentContext();
        return Uni.createFrom()
                .item(this::generate)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(task -> caller.runOnContext(ignored -> task.run()))
                .flatMap(key -> Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.persist(key))
                        .replaceWith(List.of(key))));
    }

    private OpenIdKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            String id =
                    new RsaJsonWebKey((RSAPublicKey) pair.getPublic()).calculateBase64urlEncodedThumbprint("SHA-256");
            return new OpenIdKey(
                    id,
                    sealer.seal(PURPOSE, pair.getPrivate().getEncoded(), id),
                    pair.getPublic().getEncoded(),
                    clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Signing opened(OpenIdKey key) {
        byte[] secret = sealer.open(PURPOSE, key.sealedPrivateKey(), key.id())
                .orElseThrow(() -> new IllegalStateException("key " + key.id() + " does not open"));
        try {
            return new Signing(
                    key.id(), KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey jwk(OpenIdKey key) {
        try {
            RsaJsonWebKey jwk = new RsaJsonWebKey((RSAPublicKey)
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key.publicKey())));
            jwk.setKeyId(key.id());
            jwk.setUse("sig");
            jwk.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return jwk;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
