package io.kognita.userpool.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.local.test.Eventually;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestDatabase;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KeyRotationTest {

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    ObjectMapper json;

    @Inject
    SigningKeys keys;

    @Inject
    TestRotation rotation;

    @Inject
    TestDatabase database;

    @Inject
    TestClock clock;

    private String pool;
    private SigningKey first;

    @BeforeEach
    void aPoolThatSigns() {
        pool = pools.pool(settings -> settings).id();
        first = current();
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    void replacesAKeyThatHasSignedForThreeMonths() throws Throwable {
        rotation.run();
        assertThat(current().id()).isEqualTo(first.id());
        rotation.rotate(pool);
        assertThat(current().id()).isNotEqualTo(first.id());
    }

    /** As applications see it: what they hold goes on, and what they get next is signed with a key they knew. */
    @Test
    void signsNobodyOut() throws Throwable {
        UserPoolType signedInTo = pools.pool(settings -> settings);
        SignIns signIns = signIns(signedInTo);
        AuthenticationResultType before = signIns.tokens("ann", "passw0rd-of-ann");
        List<String> known = publishedKeys(signedInTo.id());

        rotation.rotate(signedInTo.id());

        assertThat(signIns.idp
                        .getUser(request -> request.accessToken(before.accessToken()))
                        .username())
                .isEqualTo("ann");
        AuthenticationResultType after = signIns.refresh(before.refreshToken());
        assertThat(kid(after.accessToken()))
                .isNotEqualTo(kid(before.accessToken()))
                .isIn(known);
        assertThat(publishedKeys(signedInTo.id())).contains(kid(before.idToken()), kid(after.idToken()));
    }

    @Test
    void letsAKeySignAsLongThoughItWaitedLong() throws Throwable {
        rotation.rotate(pool);
        String second = current().id();
        clock.advance(SigningKey.NOTICE.plusMinutes(1));
        rotation.run();
        assertThat(current().id()).isEqualTo(second);
    }

    @Test
    void waitsUntilVerifiersKnowTheNextKey() throws Throwable {
        database.run("update signing_key set promoted_at = 'epoch' where pool_id = $1 and state = 'CURRENT'", pool);
        rotation.run();
        assertThat(current().id()).isEqualTo(first.id());
        clock.advance(SigningKey.NOTICE.minusMinutes(1));
        rotation.run();
        assertThat(current().id()).isEqualTo(first.id());
        clock.advance(Duration.ofMinutes(2));
        rotation.run();
        assertThat(current().id()).isNotEqualTo(first.id());
    }

    @Test
    void rotatesOnceWhenManyReplicasFindItDue() {
        rotation.age(pool);
        Instant due = Instant.now().minus(Duration.ofDays(90));
        List<CompletableFuture<Boolean>> rotations = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rotations.add(CompletableFuture.supplyAsync(() -> await(() -> keys.rotate(pool, due))));
        }
        assertThat(rotations.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
        assertThat(database.run("select from signing_key where pool_id = $1", pool)
                        .size())
                .isEqualTo(3);
        assertThat(database.run("select from signing_key where pool_id = $1 and state = 'CURRENT'", pool)
                        .size())
                .isEqualTo(1);
    }

    @Test
    void rotatesNothingWhenItIsSwitchedOff() {
        rotation.age(pool);
        KeyRotation off = new KeyRotation(keys, withoutRotation(), Clock.systemUTC());
        await(off::run);
        assertThat(current().id()).isEqualTo(first.id());
    }

    /** As docs/operations.md tells operators to do with a key that became known. */
    @Test
    void replacesKeysThatAnOperatorDeletes() throws Throwable {
        database.run("delete from signing_key where pool_id = $1", pool);
        Eventually.holds(() -> assertThat(current().id()).isNotEqualTo(first.id()));
        assertThat(await(() -> keys.verificationKey(pool, first.id()))).isEmpty();
    }

    /** Also tokens that were verified before, and are remembered. */
    @Test
    void believesNoTokenOfADeletedKey() throws Throwable {
        UserPoolType signedInTo = pools.pool(settings -> settings);
        SignIns signIns = signIns(signedInTo);
        String token = signIns.tokens("ann", "passw0rd-of-ann").accessToken();
        signIns.idp.getUser(request -> request.accessToken(token));

        database.run("delete from signing_key where pool_id = $1", signedInTo.id());

        Eventually.holds(() -> assertThatThrownBy(() -> signIns.idp.getUser(request -> request.accessToken(token)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid Access Token"));
    }

    private SignIns signIns(UserPoolType signedInTo) {
        users.user(signedInTo, "ann", "passw0rd-of-ann");
        return new SignIns(
                signedInTo.id(),
                pools.client(
                        signedInTo.id(),
                        settings -> settings.explicitAuthFlowsWithStrings(
                                "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")));
    }

    private List<String> publishedKeys(String poolId) throws Exception {
        return json.readTree(Idp.endpoint()
                        .resolve("/" + poolId + "/.well-known/jwks.json")
                        .toURL())
                .path("keys")
                .findValuesAsText("kid");
    }

    private String kid(String token) throws Exception {
        byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return json.readTree(header).path("kid").textValue();
    }

    /** As a configuration with an empty value is read. */
    private static KeySettings withoutRotation() {
        return new SmallRyeConfigBuilder()
                .withMapping(KeySettings.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(Map.of("kognita.keys.rotate-after", ""), "test", 100))
                .build()
                .getConfigMapping(KeySettings.class);
    }

    private SigningKey current() {
        return await(() -> keys.current(pool));
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
