package io.kognita.userpool.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.Jwts;
import io.kognita.wire.service.ServiceTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ScopeDoesNotExistException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ResourceServersTest {

    private static final String API = "https://api.example.com/v1";
    private static final String NO_POOL = "us-east-1_Unknown00";

    @Inject
    ServiceTokens tokens;

    @Inject
    ObjectMapper json;

    private CognitoIdentityProviderClient idp;
    private String pool;

    @BeforeEach
    void aPool() {
        idp = Idp.client();
        pool = idp.createUserPool(request -> request.poolName("resource-servers"))
                .userPool()
                .id();
    }

    @Test
    void keepsWhatAResourceServerIsCreatedWith() {
        ResourceServerType created = create(API, "read", "write");

        assertThat(created.userPoolId()).isEqualTo(pool);
        assertThat(created.identifier()).isEqualTo(API);
        assertThat(created.name()).isEqualTo("An API");
        assertThat(created.scopes()).containsExactly(scope("read"), scope("write"));
        assertThat(describe(API)).isEqualTo(created);
    }

    @Test
    void aResourceServerMayHaveNoScopes() {
        create("bare");

        assertThat(describe("bare").scopes()).isEmpty();
    }

    @Test
    void refusesATakenIdentifierButNotOneOfAnotherPool() {
        create(API);
        String other = idp.createUserPool(request -> request.poolName("other"))
                .userPool()
                .id();

        assertThatThrownBy(() -> create(API))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith(API + " already exists in user pool " + pool + ".");
        idp.createResourceServer(
                request -> request.userPoolId(other).identifier(API).name("An API"));
    }

    @Test
    void refusesScopesOfTheSameNameOrWithASlash() {
        assertThatThrownBy(() -> create(API, "read", "read")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create(API, "orders/read")).isInstanceOf(InvalidParameterException.class);
        missing(() -> describe(API), "Resource server " + API + " does not exist.");
    }

    @Test
    void anUpdateReplacesNameAndScopes() {
        create(API, "read", "write");

        ResourceServerType changed = idp.updateResourceServer(request ->
                        request.userPoolId(pool).identifier(API).name("Renamed").scopes(scope("admin")))
                .resourceServer();

        assertThat(changed.name()).isEqualTo("Renamed");
        assertThat(changed.scopes()).containsExactly(scope("admin"));
        assertThat(describe(API)).isEqualTo(changed);
    }

    @Test
    void namesWhatDoesNotExist() {
        String unknown = "Resource server nothing does not exist.";
        missing(() -> describe("nothing"), unknown);
        missing(() -> update("nothing"), unknown);
        missing(() -> delete("nothing"), unknown);
        String noPool = "User pool " + NO_POOL + " does not exist.";
        missing(
                () -> idp.createResourceServer(
                        r -> r.userPoolId(NO_POOL).identifier("a").name("a")),
                noPool);
        missing(
                () -> idp.updateResourceServer(
                        r -> r.userPoolId(NO_POOL).identifier("a").name("a")),
                noPool);
        missing(() -> idp.deleteResourceServer(r -> r.userPoolId(NO_POOL).identifier("a")), noPool);
        missing(() -> idp.describeResourceServer(r -> r.userPoolId(NO_POOL).identifier("a")), noPool);
        missing(() -> idp.listResourceServers(r -> r.userPoolId(NO_POOL)), noPool);
    }

    @Test
    void listsPageByPage() {
        List.of("c", "a", "B").forEach(this::create);

        ListResourceServersResponse first =
                idp.listResourceServers(request -> request.userPoolId(pool).maxResults(2));
        ListResourceServersResponse last = idp.listResourceServers(
                request -> request.userPoolId(pool).maxResults(2).nextToken(first.nextToken()));

        assertThat(first.resourceServers())
                .extracting(ResourceServerType::identifier)
                .containsExactly("B", "a");
        assertThat(last.resourceServers())
                .extracting(ResourceServerType::identifier)
                .containsExactly("c");
        assertThat(last.nextToken()).isNull();
        assertThatThrownBy(() -> idp.listResourceServers(
                        request -> request.userPoolId(pool).nextToken("forged")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void keepsTheQuotaOfAPool() {
        for (int i = 0; i < 25; i++) {
            create("api" + i);
        }
        assertThatThrownBy(() -> create("one-more")).isInstanceOf(LimitExceededException.class);
        delete("api0");
        create("one-more");
    }

    @Test
    void aClientMayOnlyHaveScopesThatExist() {
        create(API, "read");
        String other = idp.createUserPool(request -> request.poolName("other"))
                .userPool()
                .id();

        UserPoolClientType client = machine(pool, API + "/read");
        assertThat(client.allowedOAuthScopes()).containsExactly(API + "/read");
        unknownScope(() -> machine(pool, API + "/write"));
        unknownScope(() -> machine(pool, "other/read"));
        unknownScope(() -> machine(other, API + "/read"));
        unknownScope(() -> idp.updateUserPoolClient(request -> request.userPoolId(pool)
                .clientId(client.clientId())
                .allowedOAuthFlowsUserPoolClient(true)
                .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                .allowedOAuthScopes(API + "/write")));
    }

    @Test
    void givesTheClientTokensWithItsScopesAsLongAsTheyExist() throws Exception {
        create(API, "read", "write");
        create("other", "see");
        String client =
                machine(pool, API + "/read", API + "/write", "other/see").clientId();

        assertThat(scopesOf(clientCredentials(client))).isEqualTo(API + "/read " + API + "/write other/see");
        assertThat(scopesOf(clientCredentials(client, "other/see"))).isEqualTo("other/see");

        idp.updateResourceServer(request ->
                request.userPoolId(pool).identifier(API).name("An API").scopes(scope("read")));
        delete("other");

        assertThat(scopesOf(clientCredentials(client))).isEqualTo(API + "/read");
        assertThat(clientCredentials(client, "other/see").at("/__type").asText())
                .isEqualTo("InvalidParameterException");
        assertThat(get("/internal/clients/" + client).at("/oauthScopes")).hasToString("[\"" + API + "/read\"]");
    }

    private ResourceServerType create(String identifier, String... scopes) {
        return idp.createResourceServer(request -> request.userPoolId(pool)
                        .identifier(identifier)
                        .name("An API")
                        .scopes(List.of(scopes).stream()
                                .map(ResourceServersTest::scope)
                                .toList()))
                .resourceServer();
    }

    private ResourceServerType describe(String identifier) {
        return idp.describeResourceServer(request -> request.userPoolId(pool).identifier(identifier))
                .resourceServer();
    }

    private void update(String identifier) {
        idp.updateResourceServer(
                request -> request.userPoolId(pool).identifier(identifier).name("An API"));
    }

    private void delete(String identifier) {
        idp.deleteResourceServer(request -> request.userPoolId(pool).identifier(identifier));
    }

    private UserPoolClientType machine(String poolId, String... scopes) {
        return idp.createUserPoolClient(request -> request.userPoolId(poolId)
                        .clientName("machine")
                        .generateSecret(true)
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                        .allowedOAuthScopes(scopes))
                .userPoolClient();
    }

    private JsonNode clientCredentials(String client, String... scopes) throws Exception {
        ObjectNode grant = json.createObjectNode().put("clientId", client);
        if (scopes.length > 0) {
            List.of(scopes).forEach(grant.putArray("scopes")::add);
        }
        return send(request("/internal/tokens/client-credentials")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(grant.toString())));
    }

    private JsonNode get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Kognita-Service", tokens.tokenFor("user-pool-service"));
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return json.readTree(
                    http.send(request.build(), BodyHandlers.ofString()).body());
        }
    }

    private static String scopesOf(JsonNode issued) {
        return Jwts.claims(issued.get("accessToken").textValue()).get("scope").textValue();
    }

    private static ResourceServerScopeType scope(String name) {
        return ResourceServerScopeType.builder()
                .scopeName(name)
                .scopeDescription("May " + name)
                .build();
    }

    private static void unknownScope(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(ScopeDoesNotExistException.class)
                .hasMessageStartingWith("Invalid scope requested: ");
    }

    private static void missing(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ResourceNotFoundException.class).hasMessageStartingWith(message);
    }
}
