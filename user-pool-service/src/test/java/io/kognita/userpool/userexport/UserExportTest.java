package io.kognita.userpool.userexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestDatabase;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.kognita.userpool.userimport.ImportJobs;
import io.kognita.userpool.userimport.SignedRest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Users go out sealed and come in again as they were. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UserExportTest {

    private static final String PASSWORD = "Corr3ct-horse";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestDatabase database;

    @Inject
    ImportJobs imports;

    @Inject
    ExportWork work;

    private final CognitoIdentityProviderClient idp = Idp.client();
    private String pool;
    private SignIns signIns;

    @BeforeEach
    void aPool() throws Throwable {
        VertxContextSupport.subscribeAndAwait(work::run);
        pool = pools.pool(settings -> settings).id();
        signIns = new SignIns(pool, client(pool));
    }

    @Test
    void comeBackAsTheyWere() throws Throwable {
        user("ann", Map.of("name", "Ann\\Bell, the first", "email", "ann@example.com", "email_verified", "true"));
        user("bob", Map.of("address", "1 Any Street\nAny Town"));
        idp.adminDisableUser(request -> request.userPoolId(pool).username("bob"));
        idp.adminCreateUser(request -> request.userPoolId(pool)
                .username("carol")
                .temporaryPassword(PASSWORD)
                .messageAction("SUPPRESS"));
        String sub = users.sub(pool, "ann");
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        String csv = opened(exported(key), key);
        for (String name : List.of("ann", "bob", "carol")) {
            idp.adminDeleteUser(request -> request.userPoolId(pool).username(name));
        }

        assertThat(imports.run(pool, csv).importedUsers()).isEqualTo(3);

        assertThat(users.sub(pool, "ann")).isEqualTo(sub);
        assertThat(users.attributes(pool, "ann")).containsEntry("name", "Ann\\Bell, the first");
        assertThat(users.attributes(pool, "bob")).containsEntry("address", "1 Any Street\nAny Town");
        assertThat(users.stored(pool, "bob").enabled()).isFalse();
        assertThat(users.status(pool, "carol")).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThat(signIns.srp("ann", PASSWORD).authenticationResult()).isNotNull();
        assertThat(signIns.tokens("ann", PASSWORD)).isNotNull();
        assertThat(signIns.password("carol", PASSWORD).challengeNameAsString()).isEqualTo("NEW_PASSWORD_REQUIRED");
    }

    @Test
    void moveToAnotherPoolWithTheirPasswords() throws Throwable {
        user("ann", Map.of());
        PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        String csv = opened(exported(key), key);
        String other = pools.pool(settings -> settings).id();
        SignIns there = new SignIns(other, client(other));

        assertThat(imports.run(other, csv).importedUsers()).isEqualTo(1);

        assertThat(there.tokens("ann", PASSWORD)).isNotNull();
        assertThat(there.srp("ann", PASSWORD).authenticationResult()).isNotNull();
    }

    @Test
    void goInPartsThatAnyReplicaGoesOnWith() throws Throwable {
        database.run(
                "insert into pool_user (pool_id, sub, username, username_key, status, enabled, attributes, created_at,"
                        + " modified_at) select $1, gen_random_uuid(), 'u' || n, 'u' || n, 'CONFIRMED', true, '{}', now(),"
                        + " now() from generate_series(1, 1200) n",
                pool);
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P384);
        JsonNode export = create(key).json();

        VertxContextSupport.subscribeAndAwait(work::step);
        assertThat(progress(export).path("status").asText()).isEqualTo("InProgress");
        assertThat(progress(export).path("exportedUsers").asInt()).isEqualTo(500);
        assertThat(part(export, 2).status()).isEqualTo(404);
        VertxContextSupport.subscribeAndAwait(work::run);

        assertThat(progress(export).path("status").asText()).isEqualTo("Succeeded");
        assertThat(progress(export).path("exportedUsers").asInt()).isEqualTo(1200);
        assertThat(opened(progress(export), key).lines().distinct()).hasSize(1201);
    }

    @Test
    void areEachTold() throws Throwable {
        create(EcJwkGenerator.generateJwk(EllipticCurves.P256));

        assertThat(database.run(
                        "select data ->> 'changedBy' from outbox where key = $1 and type = 'io.kognita.users.exported'",
                        pool))
                .singleElement()
                .satisfies(row -> assertThat(row.getString(0)).isEqualTo("AKIAIOSFODNN7EXAMPLE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "no json",
                "{\"publicKey\":\"text\"}",
                "{\"publicKey\":{\"kty\":\"oct\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAA\"}}",
                "{\"publicKey\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}}",
                "{\"publicKey\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQAB\",\"y\":\"AQAB\"}}"
            })
    void goToNoKeyThatIsNone(String body) throws Exception {
        assertThat(SignedRest.call(SdkHttpMethod.POST, "/exports/" + pool, body).status())
                .isEqualTo(400);
    }

    @Test
    void goToNoPrivateKey() throws Exception {
        String key =
                EcJwkGenerator.generateJwk(EllipticCurves.P256).toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);

        SignedRest.Answer answer =
                SignedRest.call(SdkHttpMethod.POST, "/exports/" + pool, "{\"publicKey\":" + key + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).contains("private key");
    }

    @Test
    void stayWhereExportsAreNotEnabled() {
        assertThatThrownBy(() -> new Exports(() -> false, null, null, null, null).begin(null, null))
                .hasMessage("Exports are not enabled in this deployment.");
    }

    private String client(String poolId) {
        return pools.client(
                poolId,
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"));
    }

    private void user(String username, Map<String, String> attributes) {
        idp.adminCreateUser(request -> request.userPoolId(pool)
                .username(username)
                .userAttributes(attributes.entrySet().stream()
                        .map(entry -> Idp.attribute(entry.getKey(), entry.getValue()))
                        .toList())
                .messageAction("SUPPRESS"));
        idp.adminSetUserPassword(request ->
                request.userPoolId(pool).username(username).password(PASSWORD).permanent(true));
    }

    private SignedRest.Answer create(PublicJsonWebKey key) throws Exception {
        return SignedRest.call(SdkHttpMethod.POST, "/exports/" + pool, "{\"publicKey\":" + key.toJson() + "}");
    }

    private JsonNode exported(PublicJsonWebKey key) throws Throwable {
        JsonNode export = create(key).json();
        VertxContextSupport.subscribeAndAwait(work::run);
        return progress(export);
    }

    private JsonNode progress(JsonNode export) throws Exception {
        return SignedRest.get("/exports/" + pool + "/" + export.path("exportId").asText());
    }

    private SignedRest.Answer part(JsonNode export, int number) throws Exception {
        return SignedRest.call(
                SdkHttpMethod.GET,
                "/exports/" + pool + "/" + export.path("exportId").asText() + "/parts/" + number,
                null);
    }

    /** The file, as its owner opens it with a JOSE library. */
    private String opened(JsonNode export, PublicJsonWebKey key) throws Exception {
        int parts = export.path("parts").asInt();
        StringBuilder csv = new StringBuilder();
        for (int number = 1; number <= parts; number++) {
            String sealed = new String(part(export, number).body(), StandardCharsets.US_ASCII);
            assertThat(sealed).doesNotContain("argon2id");
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setKey(key.getPrivateKey());
            jwe.setCompactSerialization(sealed);
            csv.append(new String(jwe.getPlaintextBytes(), StandardCharsets.UTF_8));
            assertThat(jwe.getHeaders().getLongHeaderValue("kognita:part")).isEqualTo(number);
            assertThat(jwe.getHeaders().getObjectHeaderValue("kognita:last")).isEqualTo(number == parts);
        }
        return csv.toString();
    }
}
