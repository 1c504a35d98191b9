package io.kognita.userpool.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.local.test.Eventually;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SigningKeysTest {

    @Inject
    SigningKeys keys;

    @Inject
    TestRotation rotation;

    @Inject
    TestDatabase database;

    @Inject
    ObjectMapper json;

    private String pool;

    @BeforeEach
    void aPool() {
        pool = Idp.client()
                .createUserPool(request -> request.poolName("keys"))
                .userPool()
                .id();
    }

    @Test
    void publishesTheKeyThatSignsAndTheNext() throws Throwable {
        SigningKey current = await(() -> keys.current(pool));
        HttpResponse<String> answer = get("jwks.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=3600");
        JsonNode published = json.readTree(answer.body()).path("keys");
        assertThat(published).hasSize(2);
        published.forEach(key -> {
            assertThat(key.fieldNames()).toIterable().containsExactlyInAnyOrder("alg", "e", "kid", "kty", "n", "use");
            assertThat(key.path("alg").textValue()).isEqualTo("RS256");
            assertThat(key.path("e").textValue()).isEqualTo("AQAB");
        });
        PublicJsonWebKey key =
                (PublicJsonWebKey) new JsonWebKeySet(answer.body()).findJsonWebKey(current.id(), "RSA", "sig", "RS256");
        byte[] text = "signed".getBytes(StandardCharsets.UTF_8);
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(key.getPublicKey());
        verifier.update(text);
        assertThat(verifier.verify(signature(current, text))).isTrue();
        assertThat(key.calculateBase64urlEncodedThumbprint("SHA-256")).isEqualTo(current.id());
    }

    @Test
    void describesItsEndpoints() throws Throwable {
        HttpResponse<String> answer = get("openid-configuration");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode document = json.readTree(answer.body());
        assertThat(document.path("issuer").textValue()).isEqualTo("http://localhost:4500/" + pool);
        assertThat(document.path("jwks_uri").textValue())
                .isEqualTo("http://localhost:4500/" + pool + "/.well-known/jwks.json");
        assertThat(document.path("authorization_endpoint").textValue())
                .isEqualTo("http://localhost:4500/oauth2/authorize");
        assertThat(document.path("authorization_response_iss_parameter_supported")
                        .booleanValue())
                .isTrue();
        assertThat(document.path("token_endpoint").textValue()).isEqualTo("http://localhost:4500/oauth2/token");
        assertThat(document.path("subject_types_supported").path(0).textValue()).isEqualTo("public");
    }

    @Test
    void knowsNoUnknownPool() throws Throwable {
        String known = pool;
        pool = "us-east-1_unknown00";
        assertThat(get("jwks.json").statusCode()).isEqualTo(404);
        assertThat(get("openid-configuration").statusCode()).isEqualTo(404);
        assertThat(json.readTree(get("jwks.json").body()).path("message").textValue())
                .isEqualTo("User pool us-east-1_unknown00 does not exist.");
        pool = known;
    }

    @Test
    void rotatesWithoutForgettingWhatSignedBefore() throws Throwable {
        List<SigningKey> before = await(() -> keys.published(pool));
        SigningKey first = await(() -> keys.current(pool));
        rotation.rotate(pool);
        SigningKey second = await(() -> keys.current(pool));
        assertThat(before).extracting(SigningKey::id).contains(second.id());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(await(() -> keys.published(pool)))
                .extracting(SigningKey::id)
                .hasSize(3)
                .contains(first.id());
        assertThat(await(() -> keys.verificationKey(pool, first.id()))).hasValue(first.publicKey());
    }

    @Test
    void forgetsAKeyOnceNothingItSignedIsValid() throws Throwable {
        SigningKey first = await(() -> keys.current(pool));
        rotation.rotate(pool);
        database.run("update signing_key set retired_at = retired_at - interval '26 hours' where id = $1", first.id());
        Eventually.holds(() ->
                assertThat(await(() -> keys.verificationKey(pool, first.id()))).isEmpty());
        rotation.rotate(pool);
        assertThat(database.run("select 1 from signing_key where id = $1", first.id())
                        .size())
                .isZero();
    }

    @Test
    void keepsOneCurrentKeyWhenManyAskAtOnce() throws Throwable {
        List<CompletableFuture<SigningKey>> asked = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            asked.add(CompletableFuture.supplyAsync(() -> awaitUnchecked(() -> keys.current(pool))));
        }
        assertThat(asked.stream()
                        .map(CompletableFuture::join)
                        .map(SigningKey::id)
                        .distinct())
                .hasSize(1);
        assertThat(database.run("select 1 from signing_key where pool_id = $1", pool)
                        .size())
                .isEqualTo(2);
    }

    @Test
    void sealsPrivateKeysAtRest() throws Throwable {
        SigningKey current = await(() -> keys.current(pool));
        Row row = database.run("select private_key from signing_key where id = $1", current.id())
                .iterator()
                .next();
        byte[] stored = row.getBuffer("private_key").getBytes();
        byte[] plain = current.privateKey().getEncoded();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(plain, 40, 64, StandardCharsets.ISO_8859_1));
        assertThat(current).hasToString("SigningKey[" + current.id() + "]");
    }

    @Test
    void opensNoKeyThatWasMovedToAnotherPool() throws Throwable {
        String victim = pool;
        await(() -> keys.current(victim));
        aPool();
        await(() -> keys.current(pool));
        database.run(
                "update signing_key set private_key = (select private_key from signing_key where pool_id = $1 and"
                        + " state = 'CURRENT') where pool_id = $2",
                pool,
                victim);
        Eventually.holds(() ->
                assertThatThrownBy(() -> await(() -> keys.current(victim))).isInstanceOf(IllegalStateException.class));
    }

    private static byte[] signature(SigningKey key, byte[] text) throws Exception {
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(key.privateKey());
        signer.update(text);
        return signer.sign();
    }

    private HttpResponse<String> get(String document) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(Idp.endpoint().resolve("/" + pool + "/.well-known/" + document))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }

    private static <T> T awaitUnchecked(Supplier<Uni<T>> work) {
        try {
            return await(work);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
