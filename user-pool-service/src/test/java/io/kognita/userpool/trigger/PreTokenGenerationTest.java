package io.kognita.userpool.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.pool.Pool;
import io.kognita.wire.trigger.TriggerCall;
import io.kognita.wire.trigger.TriggerOutcome;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

class PreTokenGenerationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:claims";
    private static final LambdaConfigType V1 =
            LambdaConfigType.builder().preTokenGeneration(ARN).build();
    private static final LambdaConfigType V2 = LambdaConfigType.builder()
            .preTokenGenerationConfig(
                    version -> version.lambdaArn(ARN).lambdaVersion("V2_0").build())
            .build();
    private static final TokenDraft DRAFT = new TokenDraft(
            new TriggerSubject("us-east-1", "us-east-1_AbCdEf123", "ann", "client-1"),
            "TokenGeneration_Authentication",
            Map.of("sub", "5f3c", "email", "ann@example.com"),
            new TokenDraft.Groups(List.of("staff"), List.of("arn:role"), "arn:role"),
            List.of("aws.cognito.signin.user.admin"),
            Map.of("k", "v"));

    private TriggerCall called;

    @Test
    void changesNothingWithoutAFunction() {
        assertThat(answering("{}").customise(null, DRAFT).await().indefinitely())
                .isEqualTo(TokenCustomisation.NONE);
        assertThat(called).isNull();
    }

    @Test
    void sendsTheEventOfVersionOne() {
        assertThat(answering("{'claimsOverrideDetails':null}")
                        .customise(V1, DRAFT)
                        .await()
                        .indefinitely())
                .isEqualTo(TokenCustomisation.NONE);
        assertThat(called.functionArn()).isEqualTo(ARN);
        assertThat(called.trigger()).isEqualTo("PreTokenGeneration");
        assertThat(called.event()).isEqualTo(json("""
                {'version':'1','triggerSource':'TokenGeneration_Authentication','region':'us-east-1',
                'userPoolId':'us-east-1_AbCdEf123','userName':'ann',
                'callerContext':{'awsSdkVersion':'aws-sdk-unknown-unknown','clientId':'client-1'},
                'request':{'userAttributes':{'sub':'5f3c','email':'ann@example.com'},
                'groupConfiguration':{'groupsToOverride':['staff'],'iamRolesToOverride':['arn:role'],
                'preferredRole':'arn:role'},'clientMetadata':{'k':'v'}},
                'response':{'claimsOverrideDetails':null}}"""));
    }

    @Test
    void sendsScopesFromVersionTwoOn() {
        answering("{}").customise(V2, DRAFT).await().indefinitely();
        assertThat(called.event().at("/version").asText()).isEqualTo("2");
        assertThat(called.event().at("/request/scopes/0").asText()).isEqualTo("aws.cognito.signin.user.admin");
        assertThat(called.event().at("/response/claimsAndScopeOverrideDetails").isNull())
                .isTrue();
    }

    @Test
    void onlyVersionThreeIsAskedAboutAClientsOwnToken() {
        for (String version : List.of("V1_0", "V2_0")) {
            assertThat(answering("{}")
                            .customiseClient(client(version), List.of("api/read"))
                            .await()
                            .indefinitely())
                    .isEqualTo(TokenCustomisation.NONE);
            assertThat(called).as(version).isNull();
        }
        TokenCustomisation changes = answering("""
                        {'claimsAndScopeOverrideDetails':{'idTokenGeneration':{'claimsToAddOrOverride':{'plan':'gold'}},
                        'accessTokenGeneration':{'claimsToAddOrOverride':{'tenant':'t1','sub':'somebody'},
                        'scopesToAdd':['api/write']}}}""")
                .customiseClient(client("V3_0"), List.of("api/read"))
                .await()
                .indefinitely();
        assertThat(called.event()).isEqualTo(json("""
                {'version':'3','triggerSource':'TokenGeneration_ClientCredentials','region':'us-east-1',
                'userPoolId':'us-east-1_AbCdEf123','userName':'ClientCredentials',
                'callerContext':{'awsSdkVersion':'aws-sdk-unknown-unknown','clientId':'client-1'},
                'request':{'userAttributes':{},'groupConfiguration':null,'clientMetadata':{'k':'v'},'scopes':['api/read']},
                'response':{'claimsAndScopeOverrideDetails':null}}"""));
        assertThat(applied(changes.accessToken(), "{}")).isEqualTo(json("{'tenant':'t1'}"));
        assertThat(changes.scopes(List.of("api/read"))).containsExactly("api/read", "api/write");
    }

    private static TriggerContext client(String version) {
        Pool pool = new Pool(UserPoolType.builder()
                .id("us-east-1_AbCdEf123")
                .lambdaConfig(config -> config.preTokenGenerationConfig(
                        named -> named.lambdaArn(ARN).lambdaVersion(version)))
                .build());
        return new TriggerContext(pool, "client-1", Map.of("k", "v"));
    }

    @Test
    void versionOneChangesTheIdTokenAndGroupsOnly() {
        TokenCustomisation changes = answering("""
                        {'claimsOverrideDetails':{'claimsToAddOrOverride':{'tier':'gold','email':'x@y.z'},
                        'claimsToSuppress':['phone_number'],'groupOverrideDetails':{'groupsToOverride':['a','b']}}}""").customise(V1, DRAFT).await().indefinitely();
        assertThat(applied(changes.idToken(), "{'email':'ann@example.com','phone_number':'+1'}"))
                .isEqualTo(json("{'email':'x@y.z','tier':'gold'}"));
        assertThat(changes.accessToken()).isEqualTo(ClaimChanges.NONE);
        assertThat(changes.groups()).contains(new TokenDraft.Groups(List.of("a", "b"), List.of(), null));
    }

    @Test
    void versionTwoChangesBothTokensAndTheScopes() {
        TokenCustomisation changes = answering("""
                        {'claimsAndScopeOverrideDetails':{'idTokenGeneration':{'claimsToAddOrOverride':{'n':1,'o':{'a':[true]}}},
                        'accessTokenGeneration':{'claimsToAddOrOverride':{'tenant':'t1','aud':'client-1'},
                        'claimsToSuppress':['tenant'],'scopesToAdd':['api/read','api/write'],
                        'scopesToSuppress':['aws.cognito.signin.user.admin','api/write']}}}""").customise(V2, DRAFT).await().indefinitely();
        assertThat(applied(changes.idToken(), "{}")).isEqualTo(json("{'n':1,'o':{'a':[true]}}"));
        assertThat(applied(changes.accessToken(), "{}")).isEqualTo(json("{'aud':'client-1'}"));
        assertThat(changes.scopes(DRAFT.scopes())).containsExactly("api/read");
        assertThat(changes.groups()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sub",
                "iss",
                "aud",
                "exp",
                "iat",
                "token_use",
                "auth_time",
                "jti",
                "origin_jti",
                "username",
                "client_id",
                "cognito:username",
                "cognito:groups",
                "cognito:anything",
                "identities",
                "event_id",
                "nonce",
                "amr",
                "acr",
                "azp",
                "at_hash",
                "nbf",
                "scope",
                "version",
                "device_key",
                "dev:level"
            })
    void ignoresClaimsThatAFunctionMayNotSet(String claim) {
        TokenCustomisation changes =
                answering("""
                        {'claimsAndScopeOverrideDetails':{
                        'idTokenGeneration':{'claimsToAddOrOverride':{'%1$s':'forged'}},
                        'accessTokenGeneration':{'claimsToAddOrOverride':{'%1$s':'forged'}}}}""".formatted(claim)).customise(V2, DRAFT).await().indefinitely();
        assertThat(changes.idToken().set()).isEmpty();
        assertThat(changes.accessToken().set()).isEmpty();
    }

    @Test
    void suppressesNoReservedClaimAndTheRolesWithTheGroups() {
        TokenCustomisation changes = answering("""
                        {'claimsOverrideDetails':{'claimsToSuppress':
                        ['sub','iss','exp','cognito:username','cognito:roles','dev:level','cognito:groups']}}""").customise(V1, DRAFT).await().indefinitely();
        assertThat(applied(changes.idToken(), """
                {'sub':'1','iss':'i','exp':1,'cognito:username':'u','dev:level':'9',
                'cognito:groups':[],'cognito:roles':[],'cognito:preferred_role':'r'}"""))
                .isEqualTo(json("{'sub':'1','iss':'i','exp':1,'cognito:username':'u'}"));
    }

    @Test
    void anEmptyGroupOverrideTakesTheGroupsAway() {
        assertThat(answering("{'claimsOverrideDetails':{'groupOverrideDetails':null}}")
                        .customise(V1, DRAFT)
                        .await()
                        .indefinitely()
                        .groups())
                .contains(TokenDraft.Groups.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'claimsAndScopeOverrideDetails':[]}",
                "{'claimsAndScopeOverrideDetails':{'idTokenGeneration':'x'}}",
                "{'claimsAndScopeOverrideDetails':{'idTokenGeneration':{'claimsToAddOrOverride':['a']}}}",
                "{'claimsAndScopeOverrideDetails':{'idTokenGeneration':{'claimsToAddOrOverride':{'a':null}}}}",
                "{'claimsAndScopeOverrideDetails':{'accessTokenGeneration':{'claimsToSuppress':[1]}}}",
                "{'claimsAndScopeOverrideDetails':{'accessTokenGeneration':{'scopesToAdd':'admin'}}}",
                "{'claimsAndScopeOverrideDetails':{'accessTokenGeneration':{'scopesToAdd':['a b']}}}",
                "{'claimsAndScopeOverrideDetails':{'groupOverrideDetails':{'groupsToOverride':{}}}}",
                "{'claimsAndScopeOverrideDetails':{'groupOverrideDetails':{'preferredRole':7}}}"
            })
    void refusesAnAnswerOfTheWrongTypes(String response) {
        assertThatThrownBy(
                        () -> answering(response).customise(V2, DRAFT).await().indefinitely())
                .isInstanceOf(InvalidLambdaResponseException.class);
    }

    @Test
    void aClaimOfVersionOneIsAString() {
        assertThatThrownBy(() -> answering("{'claimsOverrideDetails':{'claimsToAddOrOverride':{'n':1}}}")
                        .customise(V1, DRAFT)
                        .await()
                        .indefinitely())
                .isInstanceOf(InvalidLambdaResponseException.class);
    }

    @Test
    void tellsTheClientWhyAFunctionRefused() {
        assertThatThrownBy(() -> ending(new TriggerOutcome.Refused("not on Sundays"))
                        .customise(V1, DRAFT)
                        .await()
                        .indefinitely())
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessage("PreTokenGeneration failed with error not on Sundays.");
    }

    @Test
    void tellsTheClientNothingOfTheInsideOfAFailure() {
        assertThatThrownBy(() -> ending(new TriggerOutcome.Failed("connect to 10.0.0.7 refused"))
                        .customise(V1, DRAFT)
                        .await()
                        .indefinitely())
                .isInstanceOf(UnexpectedLambdaException.class)
                .hasMessageNotContaining("10.0.0.7");
        assertThatThrownBy(() -> ending(new TriggerOutcome.Garbled("<html>"))
                        .customise(V1, DRAFT)
                        .await()
                        .indefinitely())
                .isInstanceOf(InvalidLambdaResponseException.class)
                .hasMessage("Unrecognizable lambda output");
        assertThatThrownBy(() -> ending(new TriggerOutcome.Answered(JSON.createObjectNode()))
                        .customise(V1, DRAFT)
                        .await()
                        .indefinitely())
                .isInstanceOf(InvalidLambdaResponseException.class);
    }

    private PreTokenGeneration answering(String response) {
        ObjectNode event = JSON.createObjectNode();
        event.set("response", json(response));
        return ending(new TriggerOutcome.Answered(event));
    }

    private PreTokenGeneration ending(TriggerOutcome outcome) {
        return new PreTokenGeneration(new Triggers(call -> {
            called = call;
            return Uni.createFrom().item(outcome);
        }));
    }

    private static ObjectNode applied(ClaimChanges changes, String claims) {
        ObjectNode token = json(claims);
        changes.applyTo(token);
        return token;
    }

    private static ObjectNode json(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
