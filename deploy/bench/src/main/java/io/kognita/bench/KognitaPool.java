package io.kognita.bench;

import java.util.stream.IntStream;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/**
 * A user pool for the load, with a user for each worker.
 *
 * @param id the pool's id
 * @param clientId an application without a secret
 * @param machineId a client that signs in for itself
 * @param machineSecret its secret
 */
record KognitaPool(String id, String clientId, String machineId, String machineSecret) {

    static final String PASSWORD = "Correct-Horse-7!";
    static final String SCOPE = "bench/run";

    /**
     * Makes it through the API that operators use.
     *
     * @param functions that its triggers run
     */
    static KognitaPool create(CognitoIdentityProviderClient operator, int workers, LambdaConfigType functions) {
        String id = operator.createUserPool(pool -> pool.poolName("bench").lambdaConfig(functions))
                .userPool()
                .id();
        operator.createResourceServer(server -> server.userPoolId(id)
                .identifier("bench")
                .name("bench")
                .scopes(scope -> scope.scopeName("run").scopeDescription("Load")));
        String clientId = operator.createUserPoolClient(client -> client.userPoolId(id)
                        .clientName("app")
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
                .userPoolClient()
                .clientId();
        UserPoolClientType machine = operator.createUserPoolClient(client -> client.userPoolId(id)
                        .clientName("machine")
                        .generateSecret(true)
                        .explicitAuthFlowsWithStrings("ALLOW_CLIENT_TOKEN_AUTH")
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                        .allowedOAuthScopes(SCOPE))
                .userPoolClient();
        KognitaPool pool = new KognitaPool(id, clientId, machine.clientId(), machine.clientSecret());
        IntStream.range(0, workers).forEach(worker -> pool.createUser(operator, worker));
        return pool;
    }

    /** The part of the id that SRP calls the pool's name. */
    String name() {
        return id.substring(id.indexOf('_') + 1);
    }

    String user(int worker) {
        return "user-" + worker;
    }

    private void createUser(CognitoIdentityProviderClient operator, int worker) {
        operator.adminCreateUser(user -> user.userPoolId(id)
                .username(user(worker))
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(
                        attribute -> attribute.name("email").value(user(worker) + "@example.com"),
                        attribute -> attribute.name("email_verified").value("true"),
                        attribute -> attribute.name("given_name").value("Ann"),
                        attribute -> attribute.name("family_name").value("Bench")));
        operator.adminSetUserPassword(user ->
                user.userPoolId(id).username(user(worker)).password(PASSWORD).permanent(true));
    }

    @Override
    public String toString() {
        return "KognitaPool[" + id + "]";
    }
}
