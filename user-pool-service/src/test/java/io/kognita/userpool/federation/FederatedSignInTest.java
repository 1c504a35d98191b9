package io.kognita.userpool.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.Jwts;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.trigger.FakeTriggers;
import io.kognita.userpool.trigger.PoolFunctions;
import io.kognita.wire.service.ServiceTokens;
import io.kognita.wire.signin.FederatedSignIn;
import io.kognita.wire.signin.ProviderAnswer;
import io.kognita.wire.signin.TokenGrant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InboundFederationLambdaVersionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** What becomes of somebody whom hosted-ui-service has seen proved by a provider. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FakeTriggers.class, restrictToAnnotatedClass = true)
class FederatedSignInTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CORP = "Corp";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    ServiceTokens services;

    FakeTriggers triggers;

    private final CognitoIdentityProviderClient idp = Idp.client();
    private PoolFunctions functions;
    private UserPoolType pool;
    private String client;

    @BeforeEach
    void aPoolWithAProvider() {
        functions = new PoolFunctions(triggers);
        pool(pools.pool(settings -> settings));
    }

    private void pool(UserPoolType made) {
        pool = made;
        idp.createIdentityProvider(request -> request.userPoolId(pool.id())
                .providerName(CORP)
                .providerType(IdentityProviderTypeType.OIDC)
                .providerDetails(Map.of(
                        "client_id", "id",
                        "client_secret", "s",
                        "attributes_request_method", "GET",
                        "oidc_issuer", "https://corp.example.com",
                        "authorize_scopes", "openid email"))
                .attributeMapping(Map.of("email", "email", "email_verified", "email_verified", "name", "full_name")));
        client = pools.client(pool.id(), settings -> settings.supportedIdentityProviders("COGNITO", CORP));
    }

    @Test
    void makesAUserOfWhoComesForTheFirstTime() throws Exception {
        JsonNode step = signIn("Ann-1", Map.of("email", "ann@example.com", "full_name", "Ann", "other", "x"));

        assertThat(step.at("/step").asText()).isEqualTo("signed-in");
        assertThat(step.at("/username").asText()).isEqualTo("Corp_Ann-1");
        AdminGetUserResponse user = get("Corp_Ann-1");
        assertThat(user.userStatus()).isEqualTo(UserStatusType.EXTERNAL_PROVIDER);
        assertThat(attributes(user))
                .containsEntry("email", "ann@example.com")
                .containsEntry("email_verified", "false")
                .containsEntry("name", "Ann")
                .doesNotContainKey("other");
        JsonNode identity = JSON.readTree(attributes(user).get("identities")).get(0);
        assertThat(identity.get("userId").asText()).isEqualTo("Ann-1");
        assertThat(identity.get("providerName").asText()).isEqualTo(CORP);
        assertThat(identity.get("providerType").asText()).isEqualTo("OIDC");
        assertThat(identity.get("primary").booleanValue()).isTrue();
    }

    @Test
    void putsNewUsersIntoTheGroupOfTheirProvider() {
        signIn("1", Map.of());
        signIn("2", Map.of());

        assertThat(idp.adminListGroupsForUser(
                                request -> request.userPoolId(pool.id()).username("Corp_2"))
                        .groups())
                .extracting(GroupType::groupName)
                .containsExactly(pool.id() + "_Corp");
        assertThat(idp.listUsersInGroup(request -> request.userPoolId(pool.id()).groupName(pool.id() + "_Corp"))
                        .users())
                .hasSize(2);
    }

    @Test
    void tokensNameTheAccount() throws Exception {
        JsonNode step = signIn("1", Map.of("email", "ann@example.com"));
        JsonNode tokens = post(
                "/internal/tokens",
                new TokenGrant(
                        client,
                        step.at("/sub").asText(),
                        List.of("openid"),
                        null,
                        Instant.parse(step.at("/authTime").asText()),
                        true,
                        Map.of()));

        JsonNode claims = Jwts.claims(tokens.at("/idToken").asText());
        assertThat(claims.at("/cognito:username").asText()).isEqualTo("Corp_1");
        assertThat(claims.at("/identities/0/userId").asText()).isEqualTo("1");
        assertThat(claims.at("/identities/0/primary").asText()).isEqualTo("true");
        assertThat(claims.at("/cognito:groups/0").asText()).isEqualTo(pool.id() + "_Corp");
        assertThat(Jwts.claims(tokens.at("/accessToken").asText())
                        .at("/username")
                        .asText())
                .isEqualTo("Corp_1");
    }

    @Test
    void bringsAttributesUpToDateAtEachSignIn() {
        String sub = signIn("1", Map.of("email", "ann@example.com", "email_verified", "true", "full_name", "Ann"))
                .at("/sub")
                .asText();
        String again = signIn("1", Map.of("email", "ann@example.org", "full_name", "Ann"))
                .at("/sub")
                .asText();

        assertThat(again).isEqualTo(sub);
        assertThat(attributes(get("Corp_1")))
                .containsEntry("email", "ann@example.org")
                .containsEntry("email_verified", "false");
        signIn("1", Map.of());
        assertThat(attributes(get("Corp_1")))
                .as("a claim that is not told stays")
                .containsEntry("name", "Ann");
    }

    @Test
    void refusesWhenARequiredAttributeIsNotTold() {
        pool(pools.pool(settings -> settings.schemaAttributes(SchemaAttributeType.builder()
                .name("email")
                .attributeDataType("String")
                .mutable(true)
                .required(true)
                .build())));

        JsonNode refused = signIn("1", Map.of("full_name", "Ann"));
        assertThat(refused.at("/__type").asText()).isEqualTo("InvalidParameterException");
        assertThat(refused.at("/message").asText()).isEqualTo("attributes required: [email]");
        assertThat(allUsers()).isEmpty();
    }

    @Test
    void refusesToChangeWhatDoesNotChange() {
        pool(pools.pool(settings -> settings.schemaAttributes(SchemaAttributeType.builder()
                .name("name")
                .attributeDataType("String")
                .mutable(false)
                .required(false)
                .build())));

        assertThat(signIn("1", Map.of("full_name", "Ann")).at("/step").asText()).isEqualTo("signed-in");
        assertThat(signIn("1", Map.of("full_name", "Ann")).at("/message").asText())
                .isEqualTo("user.name: Attribute cannot be updated.\n");
    }

    @Test
    void refusesToWriteWhatTheClientMayNotWrite() {
        client = pools.client(
                pool.id(), settings -> settings.supportedIdentityProviders(CORP).writeAttributes("email"));

        assertThat(signIn("1", Map.of("full_name", "Ann")).at("/message").asText())
                .isEqualTo("user.name: Attribute cannot be updated.\n");
        assertThat(signIn("1", Map.of("email", "ann@example.com", "email_verified", "true"))
                        .at("/step")
                        .asText())
                .isEqualTo("signed-in");
    }

    @Test
    void anAddressThatAProviderTellsOpensNobodysAccount() {
        pool(pools.pool(settings -> settings.usernameAttributesWithStrings("email")));
        idp.adminCreateUser(request ->
                request.userPoolId(pool.id()).username("ann@example.com").messageAction("SUPPRESS"));

        for (String verified : List.of("false", "true")) {
            String sub = signIn(verified, Map.of("email", "ann@example.com", "email_verified", verified))
                    .at("/sub")
                    .asText();
            AdminGetUserResponse owner = get("ann@example.com");
            assertThat(owner.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
            assertThat(attributes(owner)).doesNotContainKey("identities").doesNotContainEntry("sub", sub);
        }
    }

    @Test
    void anAddressThatAProviderTellsTakesNoAlias() {
        pool(pools.pool(settings -> settings.aliasAttributesWithStrings("email")));
        users.user(
                pool,
                "ann",
                "passw0rd-of-ann",
                UserStatusType.CONFIRMED,
                Map.of("email", "ann@example.com", "email_verified", "true"));

        signIn("mallory", Map.of("email", "ann@example.com", "email_verified", "true"));

        assertThat(get("ann@example.com").username()).isEqualTo("ann");
        assertThat(attributes(get("ann"))).containsEntry("email_verified", "true");
    }

    @Test
    void signsInTheUserToWhomAnAccountIsLinked() {
        users.user(pool, "ann", "passw0rd-of-ann");
        link("ann", "Cognito_Subject", "1");

        assertThat(signIn("1", Map.of("full_name", "Ann of Corp"))
                        .at("/username")
                        .asText())
                .isEqualTo("ann");
        assertThat(attributes(get("ann"))).containsEntry("name", "Ann of Corp");
        assertThat(get("ann").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(signIn("2", Map.of()).at("/username").asText()).isEqualTo("Corp_2");
    }

    @Test
    void signsInTheUserToWhomAClaimIsLinked() {
        users.user(pool, "ann", "passw0rd-of-ann");
        link("ann", "email", "ann@corp.example.com");

        assertThat(signIn("1", Map.of("email", "ann@corp.example.com"))
                        .at("/username")
                        .asText())
                .isEqualTo("ann");
        assertThat(signIn("2", Map.of("full_name", "ann@corp.example.com"))
                        .at("/username")
                        .asText())
                .as("another claim of the same value")
                .isEqualTo("Corp_2");
    }

    @Test
    void aLinkedUserWhoseAddressChangesHasToProveItAnew() {
        users.user(
                pool,
                "ann",
                "passw0rd-of-ann",
                UserStatusType.CONFIRMED,
                Map.of("email", "ann@example.com", "email_verified", "true"));
        link("ann", "Cognito_Subject", "1");

        signIn("1", Map.of("email", "ann@example.com"));
        assertThat(attributes(get("ann"))).containsEntry("email_verified", "true");
        signIn("1", Map.of("email", "victim@example.com"));
        assertThat(attributes(get("ann"))).containsEntry("email_verified", "false");
    }

    @Test
    void refusesADisabledUser() {
        signIn("1", Map.of());
        idp.adminDisableUser(request -> request.userPoolId(pool.id()).username("Corp_1"));

        JsonNode refused = signIn("1", Map.of());
        assertThat(refused.at("/__type").asText()).isEqualTo("NotAuthorizedException");
        assertThat(refused.at("/message").asText()).isEqualTo("User is disabled.");
    }

    @Test
    void asksNobodyForASecondFactor() {
        pool(pools.pool(settings -> settings.mfaConfiguration(UserPoolMfaType.ON)));

        assertThat(signIn("1", Map.of()).at("/step").asText()).isEqualTo("signed-in");
    }

    @Test
    void refusesAProviderThatTheClientDoesNotOffer() {
        client = pools.client(pool.id(), settings -> settings.supportedIdentityProviders("COGNITO"));
        assertThat(signIn("1", Map.of()).at("/message").asText())
                .isEqualTo("The identity provider is not available to the client");

        client = pools.client(pool.id(), settings -> settings.supportedIdentityProviders(CORP));
        idp.deleteIdentityProvider(request -> request.userPoolId(pool.id()).providerName(CORP));
        assertThat(signIn("1", Map.of()).at("/__type").asText()).isEqualTo("ResourceNotFoundException");
        assertThat(allUsers()).isEmpty();
    }

    @Test
    void aNameThatSomebodyTookBeforeIsNotTheirWayIn() {
        users.user(pool, "Corp_1", "passw0rd-of-mallory");

        assertThat(signIn("1", Map.of()).at("/__type").asText()).isEqualTo("UsernameExistsException");
        assertThat(attributes(get("Corp_1"))).doesNotContainKey("identities");
    }

    @Test
    void whereCaseDoesNotCountTheNameIsWrittenInLowerCase() {
        pool(pools.pool(settings -> settings.usernameConfiguration(names -> names.caseSensitive(false))));

        assertThat(signIn("Ann@Example.com", Map.of()).at("/username").asText()).isEqualTo("Corp_ann@example.com");
        assertThat(signIn("Ann@Example.com", Map.of()).at("/step").asText()).isEqualTo("signed-in");
        assertThat(signIn("ANN@example.com", Map.of()).at("/__type").asText())
                .as("another subject")
                .isEqualTo("UsernameExistsException");
    }

    @Test
    void firstSignInsAtOnceMakeOneUser() {
        List<CompletableFuture<JsonNode>> attempts = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> signIn("1", Map.of("full_name", "Ann"))))
                .toList();

        assertThat(attempts)
                .extracting(attempt -> attempt.join().at("/sub").asText())
                .doesNotContain("")
                .containsOnly(attributes(get("Corp_1")).get("sub"));
        assertThat(allUsers()).hasSize(1);
    }

    @Test
    void runsTheFunctionsOfNewUsersOnceAndOfSignInsEachTime() {
        pool(withFunctions());

        signIn("1", Map.of("email", "ann@example.com"));
        assertThat(functions.ran())
                .containsExactly(
                        "InboundFederation_ExternalProvider",
                        "PreSignUp_ExternalProvider",
                        "PostConfirmation_ConfirmSignUp",
                        "PostAuthentication_Authentication");
        assertThat(functions.event("PreSignUp_ExternalProvider").at("/userName").asText())
                .isEqualTo("Corp_1");
        assertThat(functions
                        .event("PreSignUp_ExternalProvider")
                        .at("/request/userAttributes/email")
                        .asText())
                .isEqualTo("ann@example.com");
        functions.forget();
        signIn("1", Map.of("email", "ann@example.com"));
        assertThat(functions.ran())
                .containsExactly("InboundFederation_ExternalProvider", "PostAuthentication_Authentication");
    }

    @Test
    void theInboundFunctionSeesWhatTheProviderSaysAndChangesWhatIsMapped() {
        pool(withFunctions());
        functions.answer(
                "InboundFederation",
                response -> response.putObject("userAttributesToMap")
                        .put("sub", "somebody else")
                        .put("email", "ann@changed.example.com"));

        JsonNode step = signIn("1", Map.of("email", "ann@example.com", "full_name", "Ann"));

        JsonNode event = functions.event("InboundFederation_ExternalProvider");
        assertThat(event.at("/userName").asText()).isEqualTo("1");
        assertThat(event.at("/request/providerName").asText()).isEqualTo(CORP);
        assertThat(event.at("/request/providerType").asText()).isEqualTo("OIDC");
        assertThat(event.at("/request/attributes/idToken/email").asText()).isEqualTo("ann@example.com");
        assertThat(event.at("/request/attributes/tokenResponse/access_token").asText())
                .isEqualTo("at");
        assertThat(event.at("/request/attributes").has("samlResponse")).isFalse();
        assertThat(event.at("/response/userAttributesToMap").isObject()).isTrue();
        assertThat(step.at("/username").asText())
                .as("no function changes who it is")
                .isEqualTo("Corp_1");
        assertThat(attributes(get("Corp_1")))
                .containsEntry("email", "ann@changed.example.com")
                .doesNotContainKey("name");
    }

    @Test
    void aFunctionThatRefusesMakesNobody() {
        for (String trigger : List.of("InboundFederation", "PreSignUp")) {
            pool(withFunctions());
            functions.refuse(trigger, "Only for friends");
            JsonNode refused = signIn("1", Map.of());
            assertThat(refused.at("/__type").asText()).isEqualTo("UserLambdaValidationException");
            assertThat(refused.at("/message").asText()).isEqualTo(trigger + " failed with error Only for friends.");
            assertThat(allUsers()).isEmpty();
            functions = new PoolFunctions(triggers);
        }
    }

    @Test
    void aFunctionMayLinkTheAccountBeforeItBecomesAUser() {
        pool(withFunctions());
        users.user(pool, "ann", "passw0rd-of-ann");
        functions.answer("PreSignUp", response -> link("ann", "Cognito_Subject", "1"));

        assertThat(signIn("1", Map.of()).at("/username").asText()).isEqualTo("ann");
        assertThat(allUsers()).hasSize(1);
    }

    @Test
    void letsNobodyElseIn() throws Exception {
        JsonNode refused = send(
                "/internal/federated-sign-in",
                new FederatedSignIn(client, CORP, "1", new ProviderAnswer(null, Map.of(), null, null)),
                "");
        assertThat(refused.at("/__type").asText()).isEqualTo("AccessDeniedException");
    }

    private UserPoolType withFunctions() {
        return pools.pool(settings -> settings.lambdaConfig(config -> config.preSignUp(functions.arn("PreSignUp"))
                .postConfirmation(functions.arn("PostConfirmation"))
                .preAuthentication(functions.arn("PreAuthentication"))
                .postAuthentication(functions.arn("PostAuthentication"))
                .inboundFederation(inbound -> inbound.lambdaVersion(InboundFederationLambdaVersionType.V1_0)
                        .lambdaArn(functions.arn("InboundFederation")))));
    }

    private void link(String user, String attribute, String value) {
        idp.adminLinkProviderForUser(request -> request.userPoolId(pool.id())
                .destinationUser(
                        destination -> destination.providerName("Cognito").providerAttributeValue(user))
                .sourceUser(source -> source.providerName(CORP)
                        .providerAttributeName(attribute)
                        .providerAttributeValue(value)));
    }

    private JsonNode signIn(String subject, Map<String, String> claims) {
        Map<String, String> idToken = new HashMap<>(claims);
        idToken.put("sub", subject);
        return post(
                "/internal/federated-sign-in",
                new FederatedSignIn(
                        client, CORP, subject, new ProviderAnswer(Map.of("access_token", "at"), idToken, null, null)));
    }

    private JsonNode post(String path, Record body) {
        return send(path, body, services.tokenFor("user-pool-service"));
    }

    private static JsonNode send(String path, Record body, String token) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(mapper().writeValueAsString(body)));
            if (!token.isEmpty()) {
                request.header(ServiceTokens.HEADER, token);
            }
            try (HttpClient http = HttpClient.newHttpClient()) {
                return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                        .body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ObjectMapper mapper() {
        return JSON.copy().findAndRegisterModules();
    }

    private AdminGetUserResponse get(String user) {
        return idp.adminGetUser(request -> request.userPoolId(pool.id()).username(user));
    }

    private List<UserType> allUsers() {
        return idp.listUsers(request -> request.userPoolId(pool.id())).users();
    }

    private static Map<String, String> attributes(AdminGetUserResponse user) {
        return user.userAttributes().stream().collect(Collectors.toMap(AttributeType::name, AttributeType::value));
    }
}
