package io.kognita.userpool.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.Jwts;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.kognita.userpool.trigger.FakeTriggers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** What tokens say of groups. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = FakeTriggers.class, restrictToAnnotatedClass = true)
class GroupClaimsTest {

    private static final String PASSWORD = "Corr3ct-horse";
    private static final String A = "arn:aws:iam::000000000000:role/a";
    private static final String B = "arn:aws:iam::000000000000:role/b";
    private static final String ROLES = "cognito:roles";
    private static final String GROUPS = "cognito:groups";
    private static final String PREFERRED = "cognito:preferred_role";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    FakeTriggers triggers;

    private CognitoIdentityProviderClient idp;
    private UserPoolType pool;
    private String function;
    private SignIns signIns;

    @BeforeEach
    void aUser() {
        idp = Idp.client();
        function = "arn:aws:lambda:us-east-1:000000000000:function:" + UUID.randomUUID();
        begin(pools.pool(settings -> settings));
    }

    @Test
    void aUserOfNoGroupHasNoSuchClaims() {
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);

        assertThat(names(tokens.idToken())).doesNotContain(GROUPS, ROLES, PREFERRED);
        assertThat(names(tokens.accessToken())).doesNotContain(GROUPS, ROLES, PREFERRED);
    }

    @Test
    void namesGroupsByPrecedenceAndPrefersTheFirstRole() {
        member("z-last", B, null);
        member("second", B, 5);
        member("first", A, 0);
        member("none", null, 0);

        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);

        JsonNode id = Jwts.claims(tokens.idToken());
        assertThat(texts(id.get(GROUPS))).containsExactly("first", "none", "second", "z-last");
        assertThat(texts(id.get(ROLES))).containsExactly(A, B);
        assertThat(id.get(PREFERRED).textValue()).isEqualTo(A);
        assertThat(texts(Jwts.claims(tokens.accessToken()).get(GROUPS)))
                .containsExactly("first", "none", "second", "z-last");
        assertThat(names(tokens.accessToken())).doesNotContain(ROLES, PREFERRED);
    }

    @Test
    void prefersNoRoleWhenGroupsOfTheSamePrecedenceDiffer() {
        member("one", A, 1);
        member("two", B, 1);
        member("three", A, 2);

        JsonNode id = Jwts.claims(signIns.tokens("ann", PASSWORD).idToken());
        assertThat(texts(id.get(ROLES))).containsExactly(A, B);
        assertThat(id.has(PREFERRED)).isFalse();
    }

    @Test
    void prefersTheRoleThatGroupsOfTheSamePrecedenceShare() {
        member("one", A, null);
        member("two", A, null);

        JsonNode id = Jwts.claims(signIns.tokens("ann", PASSWORD).idToken());
        assertThat(texts(id.get(ROLES))).containsExactly(A);
        assertThat(id.get(PREFERRED).textValue()).isEqualTo(A);
    }

    @Test
    void aRefreshStatesTheGroupsOfThatMoment() {
        member("old", A, 1);
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
        idp.adminRemoveUserFromGroup(
                request -> request.userPoolId(pool.id()).username("ann").groupName("old"));
        member("new", B, 1);

        AuthenticationResultType refreshed = signIns.refresh(tokens.refreshToken());

        assertThat(texts(Jwts.claims(refreshed.accessToken()).get(GROUPS))).containsExactly("new");
        assertThat(Jwts.claims(refreshed.idToken()).get(PREFERRED).textValue()).isEqualTo(B);
    }

    @Test
    void tellsTheFunctionOfTheGroupsAndTakesItsOwn() {
        begin(poolWithAFunction());
        member("staff", A, 1);
        answer("""
                {"groupOverrideDetails":{"groupsToOverride":["x"],"iamRolesToOverride":["%1$s"],"preferredRole":"%1$s"}}
                """.formatted(B));

        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);

        JsonNode told = triggers.event(function).at("/request/groupConfiguration");
        assertThat(texts(told.get("groupsToOverride"))).containsExactly("staff");
        assertThat(texts(told.get("iamRolesToOverride"))).containsExactly(A);
        assertThat(told.get("preferredRole").textValue()).isEqualTo(A);
        assertThat(texts(Jwts.claims(tokens.accessToken()).get(GROUPS))).containsExactly("x");
        assertThat(Jwts.claims(tokens.idToken()).get(PREFERRED).textValue()).isEqualTo(B);
    }

    @Test
    void keepsTheGroupsThatTheFunctionLeavesAndDropsThemWhereItSuppressesThem() {
        begin(poolWithAFunction());
        member("staff", A, 1);
        answer("""
                {"accessTokenGeneration":{"claimsToSuppress":["cognito:groups"]}}
                """);

        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);

        assertThat(texts(Jwts.claims(tokens.idToken()).get(GROUPS))).containsExactly("staff");
        assertThat(names(tokens.accessToken())).doesNotContain(GROUPS);
    }

    private UserPoolType poolWithAFunction() {
        return pools.pool(settings -> settings.lambdaConfig(config -> config.preTokenGenerationConfig(
                version -> version.lambdaArn(function).lambdaVersion("V2_0"))));
    }

    private void begin(UserPoolType fresh) {
        pool = fresh;
        String client = pools.client(
                pool.id(),
                settings ->
                        settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"));
        signIns = new SignIns(pool.id(), client);
        users.user(pool, "ann", PASSWORD);
    }

    private void answer(String details) {
        triggers.define(
                function,
                event -> "{\"outcome\":\"answered\",\"event\":{\"response\":{\"claimsAndScopeOverrideDetails\":"
                        + details + "}}}");
    }

    private void member(String group, String role, Integer precedence) {
        idp.createGroup(request ->
                request.userPoolId(pool.id()).groupName(group).roleArn(role).precedence(precedence));
        idp.adminAddUserToGroup(
                request -> request.userPoolId(pool.id()).username("ann").groupName(group));
    }

    private static List<String> names(String token) {
        return Jwts.claims(token).properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
