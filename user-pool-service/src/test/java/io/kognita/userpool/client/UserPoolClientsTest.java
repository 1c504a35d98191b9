package io.kognita.userpool.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.Members;
import io.kognita.userpool.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidOAuthFlowException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ScopeDoesNotExistException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UserPoolClientsTest {

    private static final String OWN_SECRET = "a_secret_that_somebody_brings_along";

    @Inject
    TestDatabase database;

    private CognitoIdentityProviderClient idp;
    private String pool;

    @BeforeEach
    void aPool() {
        idp = Idp.client();
        pool = idp.createUserPool(request -> request.poolName("clients")
                        .schema(attribute -> attribute.name("rank").attributeDataType(AttributeDataType.STRING)))
                .userPool()
                .id();
    }

    @Test
    void keepsAndReturnsEveryMember() {
        CreateUserPoolClientRequest request = everything();
        UserPoolClientType created = idp.createUserPoolClient(request).userPoolClient();
        UserPoolClientType described = describe(created.clientId());
        assertThat(described).isEqualTo(created);
        Members.assertAllReturned(request, described, Map.of(), Set.of("GenerateSecret"));
    }

    @Test
    void fillsInTheDefaultsOfAws() {
        UserPoolClientType client = create(request -> {});
        assertThat(client)
                .isEqualTo(UserPoolClientType.builder()
                        .userPoolId(pool)
                        .clientId(client.clientId())
                        .clientName("client")
                        .refreshTokenValidity(30)
                        .tokenValidityUnits(units -> {})
                        .allowedOAuthFlowsUserPoolClient(false)
                        .enableTokenRevocation(true)
                        .enablePropagateAdditionalUserContextData(false)
                        .authSessionValidity(3)
                        .creationDate(client.creationDate())
                        .lastModifiedDate(client.creationDate())
                        .build());
        assertThat(client.clientId()).matches("[a-z0-9]{26}");
    }

    @Test
    void takesARefreshValidityOfZeroForThirtyDays() {
        UserPoolClientType client = create(request ->
                request.refreshTokenValidity(0).tokenValidityUnits(units -> units.refreshToken(TimeUnitsType.MINUTES)));
        assertThat(client.refreshTokenValidity()).isEqualTo(30);
        assertThat(client.tokenValidityUnits().refreshToken()).isEqualTo(TimeUnitsType.DAYS);
    }

    @Test
    void makesASecretThatIsSealedAtRest() {
        UserPoolClientType client = create(request -> request.generateSecret(true));
        assertThat(client.clientSecret()).matches("[a-z0-9]{52}");
        assertThat(describe(client.clientId()).clientSecret()).isEqualTo(client.clientSecret());
        Row row = database.run("select settings::text, secret from user_pool_client where id = $1", client.clientId())
                .iterator()
                .next();
        assertThat(row.getString("settings")).doesNotContain(client.clientSecret());
        assertThat(row.getBuffer("secret").toString(StandardCharsets.ISO_8859_1))
                .doesNotContain(client.clientSecret());
    }

    @Test
    void tellsWhatWasChangedByWhomButNoSecret() {
        String client = create(request -> request.clientSecret(OWN_SECRET)).clientId();
        idp.updateUserPoolClient(request -> request.userPoolId(pool).clientId(client));
        idp.deleteUserPoolClient(request -> request.userPoolId(pool).clientId(client));
        idp.updateUserPool(request -> request.userPoolId(pool));
        idp.deleteUserPool(request -> request.userPoolId(pool));
        List<String> types = new ArrayList<>();
        database.run("select type, topic, data::text from outbox where key = $1 order by sequence", pool)
                .forEach(event -> {
                    types.add(event.getString("type"));
                    assertThat(event.getString("topic")).isEqualTo("kognita.settings");
                    assertThat(event.getString("data"))
                            .contains("AKIAIOSFODNN7EXAMPLE")
                            .doesNotContain(OWN_SECRET);
                });
        assertThat(types)
                .containsExactly(
                        "io.kognita.pool.created",
                        "io.kognita.client.created",
                        "io.kognita.client.changed",
                        "io.kognita.client.deleted",
                        "io.kognita.pool.changed",
                        "io.kognita.pool.deleted");
    }

    @Test
    void takesASecretThatTheCallerBrings() {
        UserPoolClientType client = create(request -> request.clientSecret(OWN_SECRET));
        assertThat(describe(client.clientId()).clientSecret()).isEqualTo(OWN_SECRET);
        assertRefused(request -> request.clientSecret(OWN_SECRET).generateSecret(true), "GenerateSecret");
    }

    @Test
    void resetsWhatAnUpdateLeavesOutButKeepsTheSecret() {
        UserPoolClientType before = idp.createUserPoolClient(everything()).userPoolClient();
        UserPoolClientType answered = idp.updateUserPoolClient(
                        request -> request.userPoolId(pool).clientId(before.clientId()))
                .userPoolClient();
        UserPoolClientType after = describe(before.clientId());
        assertThat(answered).isEqualTo(after);
        assertThat(after)
                .isEqualTo(create(request -> {}).toBuilder()
                        .clientId(before.clientId())
                        .clientName(before.clientName())
                        .clientSecret(OWN_SECRET)
                        .creationDate(before.creationDate())
                        .lastModifiedDate(after.lastModifiedDate())
                        .build());
    }

    @Test
    void keepsEveryMemberOfAnUpdate() {
        UserPoolClientType before = create(request -> request.clientSecret(OWN_SECRET));
        CreateUserPoolClientRequest all = everything();
        UpdateUserPoolClientRequest update = UpdateUserPoolClientRequest.builder()
                .userPoolId(pool)
                .clientId(before.clientId())
                .clientName("after")
                .refreshTokenValidity(all.refreshTokenValidity())
                .accessTokenValidity(all.accessTokenValidity())
                .idTokenValidity(all.idTokenValidity())
                .tokenValidityUnits(all.tokenValidityUnits())
                .readAttributes(all.readAttributes())
                .writeAttributes(all.writeAttributes())
                .explicitAuthFlows(all.explicitAuthFlows())
                .supportedIdentityProviders(all.supportedIdentityProviders())
                .callbackURLs(all.callbackURLs())
                .logoutURLs(all.logoutURLs())
                .defaultRedirectURI(all.defaultRedirectURI())
                .allowedOAuthFlows(all.allowedOAuthFlows())
                .allowedOAuthScopes(all.allowedOAuthScopes())
                .allowedOAuthFlowsUserPoolClient(true)
                .analyticsConfiguration(all.analyticsConfiguration())
                .preventUserExistenceErrors(all.preventUserExistenceErrors())
                .enableTokenRevocation(all.enableTokenRevocation())
                .enablePropagateAdditionalUserContextData(true)
                .authSessionValidity(all.authSessionValidity())
                .refreshTokenRotation(all.refreshTokenRotation())
                .build();
        idp.updateUserPoolClient(update);
        Members.assertAllReturned(update, describe(before.clientId()), Map.of(), Set.of());
    }

    @Test
    void listsEachClientOfThePoolOnceAndNoSecret() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            made.add(create(request -> request.generateSecret(true)).clientId());
        }
        String other = idp.createUserPool(request -> request.poolName("other"))
                .userPool()
                .id();
        idp.createUserPoolClient(request -> request.userPoolId(other).clientName("foreign"));
        List<UserPoolClientDescription> listed = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ListUserPoolClientsResponse page = idp.listUserPoolClients(
                    request -> request.userPoolId(pool).maxResults(2).nextToken(next));
            listed.addAll(page.userPoolClients());
            token = page.nextToken();
        } while (token != null);
        assertThat(listed).extracting(UserPoolClientDescription::clientId).containsExactlyInAnyOrderElementsOf(made);
        String first = idp.listUserPoolClients(
                        request -> request.userPoolId(pool).maxResults(1))
                .nextToken();
        assertThatThrownBy(() -> idp.listUserPoolClients(
                        request -> request.userPoolId(other).nextToken(first)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void treatsAClientOfAnotherPoolAsNone() {
        String client = create(request -> {}).clientId();
        String other = idp.createUserPool(request -> request.poolName("other"))
                .userPool()
                .id();
        assertNotFound(
                client,
                () -> idp.describeUserPoolClient(
                        request -> request.userPoolId(other).clientId(client)));
        assertNotFound(
                client,
                () -> idp.updateUserPoolClient(
                        request -> request.userPoolId(other).clientId(client)));
        assertNotFound(
                client,
                () -> idp.deleteUserPoolClient(
                        request -> request.userPoolId(other).clientId(client)));
        assertThat(describe(client).clientId()).isEqualTo(client);
    }

    @Test
    void deletesAClientAloneAndWithItsPool() {
        String alone = create(request -> {}).clientId();
        String together = create(request -> {}).clientId();
        idp.deleteUserPoolClient(request -> request.userPoolId(pool).clientId(alone));
        assertNotFound(alone, () -> describe(alone));
        idp.deleteUserPool(request -> request.userPoolId(pool));
        assertThatThrownBy(() -> describe(together)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> idp.signUp(
                        request -> request.clientId(together).username("ann").password("passw0rd-of-ann")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void keepsTheQuotaOfAPoolWhoeverCreatesAtTheSameMoment() {
        database.run(
                "insert into user_pool_client (pool_id, id, name, settings, created_at, modified_at)"
                        + " select $1, $1 || n, 'client', '{}', now(), now() from generate_series(1, 998) n",
                pool);
        List<Throwable> refusals = IntStream.range(0, 6)
                .parallel()
                .mapToObj(client -> catchThrowable(() -> create(request -> {})))
                .filter(Objects::nonNull)
                .toList();
        assertThat(refusals)
                .hasSize(4)
                .allSatisfy(refusal -> assertThat(refusal)
                        .isInstanceOf(LimitExceededException.class)
                        .hasMessageContaining("The maximum number of app clients for the user pool has been reached."));
    }

    @Test
    void refusesAClientOfNoPool() {
        assertThatThrownBy(() -> idp.createUserPoolClient(
                        request -> request.userPoolId("us-east-1_none").clientName("client")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("User pool us-east-1_none does not exist.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/callback?a=b",
                "http://localhost",
                "http://localhost:3000/callback",
                "http://127.0.0.1:8080",
                "http://[::1]:8080/",
                "myapp://",
                "myapp://callback",
                "com.example.app:/callback"
            })
    void takesACallback(String url) {
        assertThat(create(request -> request.callbackURLs(url).logoutURLs(url)).callbackURLs())
                .containsExactly(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "http://localhost.example.com",
                "http://localhost@example.com",
                "https://ann@example.com",
                "https://example.com/#fragment",
                "https://example.com/#",
                "/relative",
                "example.com",
                "https:///path",
                "javascript:alert(1)",
                "JavaScript://example.com/%0aalert(1)",
                "data:text/html,x",
                "https://exa\\mple.com"
            })
    void refusesACallback(String url) {
        assertRefused(request -> request.callbackURLs(url), url);
        assertRefused(request -> request.logoutURLs(url), url);
    }

    @Test
    void refusesADefaultRedirectThatIsNoCallback() {
        assertRefused(
                request -> request.callbackURLs("https://example.com").defaultRedirectURI("https://example.org"),
                "The default redirect URI https://example.org is not in the callback URIs list.");
    }

    @Test
    void refusesGrantsThatDoNotGoTogether() {
        assertRefused(
                InvalidOAuthFlowException.class,
                request -> request.generateSecret(true)
                        .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS, OAuthFlowType.CODE),
                "client_credentials flow can not be selected along with code flow or implicit flow.");
        assertRefused(
                InvalidOAuthFlowException.class,
                request -> request.allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS),
                "client_credentials flow can not be selected if client does not have a client secret.");
        assertRefused(
                InvalidOAuthFlowException.class,
                request -> request.generateSecret(true)
                        .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                        .allowedOAuthScopes("openid"),
                "openid is not supported with client_credentials flow");
        assertRefused(
                InvalidOAuthFlowException.class,
                request -> request.allowedOAuthFlowsUserPoolClient(true).allowedOAuthFlows(OAuthFlowType.CODE),
                "AllowedOAuthFlows and AllowedOAuthScopes are required");
        assertRefused(
                InvalidOAuthFlowException.class,
                request -> request.allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CODE)
                        .allowedOAuthScopes("openid"),
                "CallbackUrls can not be empty");
        assertRefused(
                ScopeDoesNotExistException.class,
                request -> request.allowedOAuthScopes("everything"),
                "Invalid scope requested: everything");
    }

    @ParameterizedTest
    @CsvSource({
        "4, MINUTES, 60, MINUTES",
        "2, DAYS, 30, DAYS",
        "25, HOURS, 30, DAYS",
        "299, SECONDS, 30, DAYS",
        "1, HOURS, 59, MINUTES",
        "1, HOURS, 3651, DAYS",
    })
    void refusesTokensThatLiveTooShortOrTooLong(
            int access, TimeUnitsType accessUnit, int refresh, TimeUnitsType refreshUnit) {
        assertRefused(
                request -> request.accessTokenValidity(access)
                        .refreshTokenValidity(refresh)
                        .tokenValidityUnits(
                                units -> units.accessToken(accessUnit).refreshToken(refreshUnit)),
                "Invalid range for token validity.");
    }

    @Test
    void refusesOldAndNewNamesOfFlowsTogether() {
        assertRefused(
                request -> request.explicitAuthFlows(
                        ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH, ExplicitAuthFlowsType.ADMIN_NO_SRP_AUTH),
                "ExplicitAuthFlows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email_verified", "phone_number_verified", "sub", "identities", "custom:none", "rank"})
    void refusesToLetAClientWrite(String attribute) {
        assertRefused(
                request -> request.writeAttributes("name", attribute),
                "Invalid write attributes specified while creating a client");
    }

    @Test
    void refusesAClientThatMayNotWriteARequiredAttribute() {
        String strict = idp.createUserPool(request -> request.poolName("strict")
                        .schema(attribute -> attribute.name("email").required(true)))
                .userPool()
                .id();
        assertThatThrownBy(() -> idp.createUserPoolClient(
                        request -> request.userPoolId(strict).clientName("c").writeAttributes("name")))
                .isInstanceOf(InvalidParameterException.class);
        idp.createUserPoolClient(
                request -> request.userPoolId(strict).clientName("c").writeAttributes("name", "email"));
    }

    @Test
    void refusesUnknownReadAttributesAndProviders() {
        assertRefused(
                request -> request.readAttributes("custom:none"),
                "Invalid read attributes specified while creating a client");
        assertRefused(
                request -> request.supportedIdentityProviders("COGNITO", "Google"),
                "The provider Google does not exist for User Pool " + pool);
    }

    @Test
    void refusesContextDataWithoutASecretAndHalfAnalytics() {
        assertRefused(
                request -> request.enablePropagateAdditionalUserContextData(true),
                "EnablePropagateAdditionalUserContextData");
        assertRefused(
                request -> request.analyticsConfiguration(analytics -> analytics.applicationId("abcdef")),
                "Invalid analytics configuration given");
    }

    private UserPoolClientType create(Consumer<CreateUserPoolClientRequest.Builder> settings) {
        return idp.createUserPoolClient(
                        request -> settings.accept(request.userPoolId(pool).clientName("client")))
                .userPoolClient();
    }

    private UserPoolClientType describe(String client) {
        return idp.describeUserPoolClient(request -> request.userPoolId(pool).clientId(client))
                .userPoolClient();
    }

    private static void assertNotFound(String client, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("User pool client " + client + " does not exist.");
    }

    private void assertRefused(Consumer<CreateUserPoolClientRequest.Builder> settings, String message) {
        assertRefused(InvalidParameterException.class, settings, message);
    }

    private void assertRefused(
            Class<? extends CognitoIdentityProviderException> error,
            Consumer<CreateUserPoolClientRequest.Builder> settings,
            String message) {
        assertThatThrownBy(() -> create(settings)).isInstanceOf(error).hasMessageContaining(message);
    }

    private CreateUserPoolClientRequest everything() {
        idp.createResourceServer(request -> request.userPoolId(pool)
                .identifier("orders")
                .name("Orders")
                .scopes(scope -> scope.scopeName("read").scopeDescription("Read orders")));
        return CreateUserPoolClientRequest.builder()
                .userPoolId(pool)
                .clientName("everything")
                .clientSecret(OWN_SECRET)
                .refreshTokenValidity(90)
                .accessTokenValidity(10)
                .idTokenValidity(600)
                .tokenValidityUnits(units -> units.refreshToken(TimeUnitsType.MINUTES)
                        .accessToken(TimeUnitsType.MINUTES)
                        .idToken(TimeUnitsType.SECONDS))
                .readAttributes("email", "email_verified", "custom:rank")
                .writeAttributes("email", "custom:rank")
                .explicitAuthFlows(
                        ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH, ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH)
                .supportedIdentityProviders("COGNITO")
                .callbackURLs("https://example.com/callback", "myapp://callback")
                .logoutURLs("https://example.com/bye")
                .defaultRedirectURI("myapp://callback")
                .allowedOAuthFlows(OAuthFlowType.CODE, OAuthFlowType.IMPLICIT)
                .allowedOAuthScopes("openid", "email", "orders/read")
                .allowedOAuthFlowsUserPoolClient(true)
                .analyticsConfiguration(analytics -> analytics
                        .applicationId("abcdef")
                        .applicationArn("arn:aws:mobiletargeting:us-east-1:000000000000:apps/abcdef")
                        .roleArn("arn:aws:iam::000000000000:role/r")
                        .externalId("outside")
                        .userDataShared(true))
                .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED)
                .enableTokenRevocation(false)
                .enablePropagateAdditionalUserContextData(true)
                .authSessionValidity(5)
                .refreshTokenRotation(
                        rotation -> rotation.feature(FeatureType.ENABLED).retryGracePeriodSeconds(10))
                .build();
    }
}
