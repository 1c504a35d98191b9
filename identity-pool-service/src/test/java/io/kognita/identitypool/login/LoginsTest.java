package io.kognita.identitypool.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.identitypool.Aws;
import io.kognita.identitypool.PublishedKeys;
import io.kognita.identitypool.TestUserPool;
import io.kognita.identitypool.UserPoolPeer;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** Only a genuine, current ID token of a configured user pool and client is a login. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(UserPoolPeer.class)
class LoginsTest {

    private static final String SUB = "6c0e1c5f-1a0b-4f5e-9d4d-0d9b7c1f2a33";

    @TestHTTPResource("/")
    URI endpoint;

    @Inject
    PublishedKeys published;

    @Inject
    TestClock clock;

    private TestUserPool users;
    private CognitoIdentityClient app;
    private String pool;

    @BeforeEach
    void createPool() {
        users = TestUserPool.named("us-east-1_" + UUID.randomUUID().toString().substring(0, 8));
        published.publish(users.id(), users.key());
        app = Aws.app(endpoint);
        pool = Aws.operator(endpoint)
                .createIdentityPool(create -> create.identityPoolName("app")
                        .allowUnauthenticatedIdentities(false)
                        .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                                .providerName(users.provider())
                                .clientId(users.clientId())
                                .build()))
                .identityPoolId();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void acceptsAnIdTokenUnderEitherNameOfItsPool() {
        String identity = login(users.provider(), users.idToken(SUB));
        assertThat(login("localhost:4500/" + users.id(), users.idToken(SUB))).isEqualTo(identity);
    }

    @Test
    void refusesAnExpiredToken() {
        String token = users.sign(users.claims(SUB)
                .issuedAt(Instant.now().minusSeconds(7200))
                .expiresAt(Instant.now().minusSeconds(1)));
        assertRefused(token, "Invalid login token. Token expired");
    }

    @Test
    void refusesAnAccessToken() {
        assertRefused(
                users.sign(users.claims(SUB).claim("token_use", "access")),
                "Invalid login token. Not a valid OpenId Connect identity token");
    }

    @Test
    void refusesAnotherClientsToken() {
        assertRefused(users.sign(users.claims(SUB).audience("someone-else")), "Incorrect token audience");
    }

    @Test
    void refusesAForeignIssuer() {
        assertRefused(
                users.sign(users.claims(SUB).issuer("https://evil.example.com/" + users.id())),
                "Issuer doesn't match providerName");
    }

    @Test
    void refusesAnotherPoolsToken() {
        TestUserPool other = TestUserPool.named("us-east-1_other1");
        published.publish(other.id(), other.key());
        assertRefused(other.sign(other.claims(SUB).audience(users.clientId())), "Token signature invalid");
        assertThatThrownBy(() -> login(other.provider(), other.idToken(SUB)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Token is not from a supported provider of this identity pool.");
    }

    @Test
    void refusesAKeyThatThePoolDoesNotHave() {
        TestUserPool forger = new TestUserPool(users.id(), users.clientId(), TestUserPool.newKey());
        assertRefused(forger.idToken(SUB), "Token signature invalid");
    }

    @Test
    void refusesAForeignKeyUnderAKnownKeyId() {
        RsaJsonWebKey forged = TestUserPool.newKey();
        forged.setKeyId(users.key().getKeyId());
        assertRefused(new TestUserPool(users.id(), users.clientId(), forged).idToken(SUB), "Token signature invalid");
    }

    @Test
    void refusesAKeyInTheTokenItself() throws Exception {
        RsaJsonWebKey forged = TestUserPool.newKey();
        String token = users.claims(SUB)
                .jws()
                .algorithm(SignatureAlgorithm.RS256)
                .keyId(users.key().getKeyId())
                .header("jwk", forged.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
                .header("jku", endpoint + "evil.json")
                .sign(forged.getPrivateKey());
        assertRefused(token, "Token signature invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../internal/x", "' or 1=1 --", "/etc/passwd", "\u0000"})
    void refusesAnInjectedKeyId(String keyId) {
        String token = users.claims(SUB)
                .jws()
                .algorithm(SignatureAlgorithm.RS256)
                .keyId(keyId)
                .sign(users.key().getPrivateKey());
        assertRefused(token, "Token signature invalid");
    }

    @Test
    void refusesATokenWithoutASignature() {
        String payload = users.idToken(SUB).split("\\.", -1)[1];
        for (String alg : new String[] {"none", "None", "NONE"}) {
            String header =
                    encode("{\"alg\":\"" + alg + "\",\"kid\":\"" + users.key().getKeyId() + "\"}");
            assertThatThrownBy(() -> login(users.provider(), header + "." + payload + "."))
                    .isInstanceOf(NotAuthorizedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"RS256\",\"kid\":5}",
                "{\"alg\":\"RS256\",\"kid\":[\"a\"]}",
                "{\"alg\":{},\"kid\":\"a\"}",
                "{\"alg\":7,\"enc\":8,\"kid\":\"a\"}",
                "[]",
                "null",
                "{\"alg\":\"RS256\",\"kid\":\"a\",\"crit\":1}"
            })
    void refusesAHeaderOfWrongTypes(String header) {
        String[] parts = users.idToken(SUB).split("\\.", -1);
        assertThatThrownBy(() -> login(users.provider(), encode(header) + "." + parts[1] + "." + parts[2]))
                .isInstanceOf(NotAuthorizedException.class);
        String known = header.replace("\"a\"", "\"" + users.key().getKeyId() + "\"");
        assertThatThrownBy(() -> login(users.provider(), encode(known) + "." + parts[1] + "." + parts[2]))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void refusesThePublicKeyAsASecret() {
        String token = users.claims(SUB)
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .keyId(users.key().getKeyId())
                .sign(new SecretKeySpec(users.key().getPublicKey().getEncoded(), "HmacSHA256"));
        assertThatThrownBy(() -> login(users.provider(), token)).isInstanceOf(NotAuthorizedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJSUzI1NiJ9.e30.AA", "a.b.c.d.e"})
    void refusesWhatIsNoToken(String token) {
        assertRefused(token, "Invalid login token. Not a valid OpenId Connect identity token.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "graph.facebook.com",
                "cognito-idp.eu-west-1.amazonaws.com/us-east-1_abcdefghi",
                "cognito-idp.us-east-1.amazonaws.com/../internal_x",
                "evil.example.com/us-east-1_abcdefghi"
            })
    void refusesAProviderThatThePoolDoesNotHave(String provider) {
        assertThatThrownBy(() -> login(provider, users.idToken(SUB)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Token is not from a supported provider of this identity pool.");
    }

    @Test
    void findsANewKeyAfterARotation() {
        login(users.provider(), users.idToken(SUB));
        TestUserPool rotated = new TestUserPool(users.id(), users.clientId(), TestUserPool.newKey());
        published.publish(users.id(), rotated.key(), users.key());
        clock.advance(Duration.ofSeconds(11));
        assertThat(login(users.provider(), rotated.idToken(SUB))).isNotBlank();
        assertThat(login(users.provider(), users.idToken(SUB))).isNotBlank();
    }

    @Test
    void readsTheKeysOnceHoweverManyInventedKeyIdsCome() {
        login(users.provider(), users.idToken(SUB));
        int before = published.readings();
        for (int i = 0; i < 5; i++) {
            TestUserPool forger = new TestUserPool(users.id(), users.clientId(), users.key());
            String token = forger.claims(SUB)
                    .jws()
                    .algorithm(SignatureAlgorithm.RS256)
                    .keyId("invented-" + i)
                    .sign(users.key().getPrivateKey());
            assertRefused(token, "Token signature invalid");
        }
        assertThat(published.readings()).isEqualTo(before);
    }

    private String login(String provider, String token) {
        return app.getId(get -> get.identityPoolId(pool).logins(Map.of(provider, token)))
                .identityId();
    }

    private void assertRefused(String token, String message) {
        assertThatThrownBy(() -> login(users.provider(), token))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining(message);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
