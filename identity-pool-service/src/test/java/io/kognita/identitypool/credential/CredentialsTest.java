package io.kognita.identitypool.credential;

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
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRuleMatchType;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;

/** Keys and tokens of an identity are real, limited and short-lived. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(UserPoolPeer.class)
class CredentialsTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/";

    @TestHTTPResource("/")
    URI endpoint;

    @Inject
    PublishedKeys published;

    @Inject
    TestClock clock;

    @Inject
    Pool database;

    private TestUserPool users;
    private CognitoIdentityClient operator;
    private CognitoIdentityClient app;
    private String pool;

    @BeforeEach
    void createPool() {
        users = TestUserPool.named("us-east-1_" + UUID.randomUUID().toString().substring(0, 8));
        published.publish(users.id(), users.key());
        operator = Aws.operator(endpoint);
        app = Aws.app(endpoint);
        pool = pool(true);
        operator.setIdentityPoolRoles(set -> set.identityPoolId(pool)
                .roles(Map.of("authenticated", ROLE + "user", "unauthenticated", ROLE + "guest")));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void vendsKeysForAnHour() {
        Credentials keys = keys("ada");
        assertThat(keys.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(keys.expiration())
                .isBetween(Instant.now().plusSeconds(3590), Instant.now().plusSeconds(3610));
    }

    @Test
    void vendedKeysAreVerifiedAndAdministerNothing() {
        assertDenied(
                keys("ada"), "AccessDeniedException", "assumed-role/user/", "cognito-identity:DescribeIdentityPool");
    }

    @Test
    void refusesVendedKeysAfterAnHour() {
        Credentials keys = keys("ada");
        clock.advance(Duration.ofMinutes(61));
        assertThatThrownBy(() -> with(keys).describeIdentityPool(describe -> describe.identityPoolId(pool)))
                .isInstanceOf(CognitoIdentityException.class);
    }

    @Test
    void refusesVendedKeysWithAnothersSessionToken() {
        Credentials mine = keys("ada");
        Credentials mixed =
                mine.toBuilder().sessionToken(keys("bob").sessionToken()).build();
        assertDenied(mixed, "UnrecognizedClientException", "security token", "invalid");
    }

    @Test
    void vendsNothingWithoutARole() {
        String bare = pool(true);
        String identity = app.getId(get -> get.identityPoolId(bare)).identityId();
        assertThatThrownBy(() -> app.getCredentialsForIdentity(get -> get.identityId(identity)))
                .isInstanceOf(InvalidIdentityPoolConfigurationException.class)
                .hasMessageContaining("Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }

    @Test
    void theTokenSaysTheRoleWhereThePoolLetsIt() {
        map(RoleMapping.builder()
                .type(RoleMappingType.TOKEN)
                .ambiguousRoleResolution(AmbiguousRoleResolutionType.DENY)
                .build());
        JwtClaimsBuilder twoRoles = users.claims("ada").claim("cognito:roles", List.of(ROLE + "a", ROLE + "b"));
        assertThat(role(users.sign(twoRoles.claim("cognito:preferred_role", ROLE + "b")), null))
                .isEqualTo("b");
        assertThat(role(users.sign(users.claims("ada").claim("cognito:roles", List.of(ROLE + "a"))), null))
                .isEqualTo("a");
        String undecided = users.sign(users.claims("ada").claim("cognito:roles", List.of(ROLE + "a", ROLE + "b")));
        assertThatThrownBy(() -> role(undecided, null)).isInstanceOf(NotAuthorizedException.class);
        assertThat(role(undecided, ROLE + "a")).isEqualTo("a");
        assertThatThrownBy(() -> role(undecided, ROLE + "admin")).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void refusesACustomRoleThatNoTokenOffers() {
        assertThatThrownBy(() -> role(users.idToken("ada"), ROLE + "admin")).isInstanceOf(NotAuthorizedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "EQUALS, engineering, true",
        "EQUALS, engineer, false",
        "CONTAINS, ginee, true",
        "STARTS_WITH, eng, true",
        "STARTS_WITH, ing, false",
        "NOT_EQUAL, sales, true",
        "NOT_EQUAL, engineering, false"
    })
    void rulesChooseTheRole(MappingRuleMatchType match, String value, boolean matches) {
        map(RoleMapping.builder()
                .type(RoleMappingType.RULES)
                .ambiguousRoleResolution(AmbiguousRoleResolutionType.AUTHENTICATED_ROLE)
                .rulesConfiguration(rules -> rules.rules(MappingRule.builder()
                        .claim("custom:department")
                        .matchType(match)
                        .value(value)
                        .roleARN(ROLE + "chosen")
                        .build()))
                .build());
        String token = users.sign(users.claims("ada").claim("custom:department", "engineering"));
        assertThat(role(token, null)).isEqualTo(matches ? "chosen" : "user");
    }

    @Test
    void givesAnOpenIdTokenThatOthersCanVerify() throws Exception {
        GetOpenIdTokenResponse answer = token("ada");
        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(
                        new JsonWebKeySet(get("identity/.well-known/jwks_uri")).getJsonWebKeys()))
                .setExpectedIssuer("http://localhost:4500/identity")
                .setExpectedAudience(pool)
                .setRequireExpirationTime()
                .build()
                .processToClaims(answer.token());
        assertThat(claims.getSubject()).isEqualTo(answer.identityId());
        assertThat(claims.getStringListClaimValue("amr"))
                .containsExactly("authenticated", users.provider(), users.provider() + ":CognitoSignIn:ada");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(600);
        assertThat(get("identity/.well-known/jwks_uri")).doesNotContain("\"d\"", "\"p\"", "\"q\"");
        assertThat(get("identity/.well-known/openid-configuration"))
                .contains("\"issuer\":\"http://localhost:4500/identity\"");
    }

    @Test
    void parallelFirstCallersOfAKeyMakeOne() throws Exception {
        removeKeys();
        clock.advance(Duration.ofMinutes(11));
        Set<String> sets = new ConcurrentSkipListSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> reader = () -> sets.add(get("identity/.well-known/jwks_uri"));
            threads.invokeAll(Collections.nCopies(8, reader));
        }
        assertThat(sets).hasSize(1);
        assertThat(keyIds()).hasSize(1);
    }

    @Test
    void replacesTheKeyAndPublishesTheNextOneBeforeItSigns() throws Exception {
        removeKeys();
        clock.advance(Duration.ofMinutes(22));
        String first = keyIds().getFirst();
        clock.advance(Duration.ofDays(89));
        List<String> both = keyIds();
        assertThat(both).hasSize(2).contains(first);
        String next = both.stream().filter(id -> !id.equals(first)).findFirst().orElseThrow();
        assertThat(signerOf(guestToken())).isEqualTo(first);
        clock.advance(Duration.ofDays(1));
        assertThat(signerOf(guestToken())).isEqualTo(next);
        assertThat(keyIds()).containsExactlyInAnyOrder(first, next);
        clock.advance(Duration.ofDays(88));
        assertThat(keyIds()).hasSize(2).contains(next).doesNotContain(first);
        removeKeys();
    }

    @Test
    void refusesAnOpenIdTokenWithoutTheClassicFlow() {
        String enhancedOnly = pool(false);
        String identity = app.getId(get -> get.identityPoolId(enhancedOnly)).identityId();
        assertThatThrownBy(() -> app.getOpenIdToken(get -> get.identityId(identity)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Basic (classic) flow is not enabled, please use enhanced flow.");
    }

    @Test
    void anOpenIdTokenIsNoLogin() {
        String token = token("ada").token();
        assertThatThrownBy(() -> app.getId(
                        get -> get.identityPoolId(pool).logins(Map.of("cognito-identity.amazonaws.com", token))))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> app.getId(get -> get.identityPoolId(pool).logins(Map.of(users.provider(), token))))
                .isInstanceOf(NotAuthorizedException.class);
    }

    private void removeKeys() {
        database.query("delete from openid_key").execute().await().indefinitely();
    }

    /** A token of an identity without a login: those of user pools have expired where the clock is put forward. */
    private String guestToken() {
        String identity = app.getId(get -> get.identityPoolId(pool)).identityId();
        return app.getOpenIdToken(get -> get.identityId(identity)).token();
    }

    private List<String> keyIds() throws Exception {
        return new JsonWebKeySet(get("identity/.well-known/jwks_uri"))
                .getJsonWebKeys().stream().map(JsonWebKey::getKeyId).toList();
    }

    private static String signerOf(String token) throws Exception {
        return JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
    }

    private GetOpenIdTokenResponse token(String sub) {
        Map<String, String> logins = Map.of(users.provider(), users.idToken(sub));
        String identity =
                app.getId(get -> get.identityPoolId(pool).logins(logins)).identityId();
        return app.getOpenIdToken(get -> get.identityId(identity).logins(logins));
    }

    private Credentials keys(String sub) {
        return keys(users.idToken(sub), null);
    }

    private Credentials keys(String idToken, String customRole) {
        Map<String, String> logins = Map.of(users.provider(), idToken);
        String identity =
                app.getId(get -> get.identityPoolId(pool).logins(logins)).identityId();
        return app.getCredentialsForIdentity(
                        get -> get.identityId(identity).logins(logins).customRoleArn(customRole))
                .credentials();
    }

    /** The name of the role whose keys a token gets, which a refused call tells. */
    private String role(String idToken, String customRole) {
        Credentials keys = keys(idToken, customRole);
        try {
            with(keys).describeIdentityPool(describe -> describe.identityPoolId(pool));
            throw new AssertionError("vended keys must not administer");
        } catch (CognitoIdentityException refused) {
            return refused.awsErrorDetails().errorMessage().replaceAll(".*assumed-role/([^/]+)/.*", "$1");
        }
    }

    private void assertDenied(Credentials keys, String code, String... words) {
        assertThatThrownBy(() -> with(keys).describeIdentityPool(describe -> describe.identityPoolId(pool)))
                .isInstanceOfSatisfying(CognitoIdentityException.class, failure -> {
                    assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code);
                    assertThat(failure.awsErrorDetails().errorMessage()).contains(words);
                });
    }

    private CognitoIdentityClient with(Credentials keys) {
        return Aws.with(
                endpoint, AwsSessionCredentials.create(keys.accessKeyId(), keys.secretKey(), keys.sessionToken()));
    }

    private void map(RoleMapping mapping) {
        operator.setIdentityPoolRoles(set -> set.identityPoolId(pool)
                .roles(Map.of("authenticated", ROLE + "user"))
                .roleMappings(Map.of(users.provider() + ":" + users.clientId(), mapping)));
    }

    private String pool(boolean classic) {
        return operator.createIdentityPool(create -> create.identityPoolName("app")
                        .allowUnauthenticatedIdentities(true)
                        .allowClassicFlow(classic)
                        .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                                .providerName(users.provider())
                                .clientId(users.clientId())
                                .build()))
                .identityPoolId();
    }

    private String get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(endpoint.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
