package io.kognita.userpool.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.Jwts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientAuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ClientTokenTest {

    private static final String FLOW = "ALLOW_CLIENT_TOKEN_AUTH";

    private CognitoIdentityProviderClient idp;
    private String pool;

    @BeforeEach
    void aPoolWithAResourceServer() {
        idp = Idp.client();
        pool = idp.createUserPool(request -> request.poolName("machines"))
                .userPool()
                .id();
        idp.createResourceServer(request ->
                request.userPoolId(pool).identifier("api").name("api").scopes(scope("read"), scope("write")));
    }

    @Test
    void aMachineGetsATokenForItsSecret() {
        UserPoolClientType machine = machine(FLOW);

        ClientAuthenticationResultType result = token(machine.clientId(), machine.clientSecret());

        assertThat(result.tokenType()).isEqualTo("Bearer");
        assertThat(result.expiresIn()).isEqualTo(3600);
        JsonNode claims = Jwts.claims(result.accessToken());
        assertThat(claims.get("scope").textValue()).isEqualTo("api/read api/write");
        assertThat(claims.get("client_id").textValue()).isEqualTo(machine.clientId());
        assertThat(claims.get("sub").textValue()).isEqualTo(machine.clientId());
        assertThat(claims.get("token_use").textValue()).isEqualTo("access");
    }

    @Test
    void aMachineGetsTheScopesThatItAsksForAndHas() {
        UserPoolClientType machine = machine(FLOW);

        String token =
                token(machine.clientId(), machine.clientSecret(), "api/read").accessToken();
        assertThat(Jwts.claims(token).get("scope").textValue()).isEqualTo("api/read");
        invalid(() -> token(machine.clientId(), machine.clientSecret(), "api/delete"));
        invalid(() -> token(machine.clientId(), machine.clientSecret(), "openid"));
    }

    @Test
    void refusesAWrongSecretBeforeAnythingElse() {
        UserPoolClientType machine = machine(FLOW);
        UserPoolClientType other = machine("ALLOW_USER_SRP_AUTH");
        UserPoolClientType open = idp.createUserPoolClient(
                        request -> request.userPoolId(pool).clientName("open"))
                .userPoolClient();

        List.of(machine, other, open)
                .forEach(client -> assertThatThrownBy(() -> token(client.clientId(), "w".repeat(51)))
                        .isInstanceOf(NotAuthorizedException.class)
                        .hasMessageStartingWith("Unable to verify secret"));
        assertThatThrownBy(() -> token(machine.clientId(), other.clientSecret()))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> token("unknown", "w".repeat(51))).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void needsTheFlow() {
        UserPoolClientType client = machine("ALLOW_USER_SRP_AUTH");

        assertThatThrownBy(() -> token(client.clientId(), client.clientSecret()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("CLIENT_TOKEN_AUTH flow not enabled for this client");
    }

    @Test
    void aMachineHasASecretAndNoUsers() {
        invalid(() -> machine(FLOW, "ALLOW_USER_SRP_AUTH"));
        invalid(() -> idp.createUserPoolClient(
                request -> request.userPoolId(pool).clientName("open").explicitAuthFlowsWithStrings(FLOW)));
        UserPoolClientType machine = machine(FLOW);
        assertThat(machine.explicitAuthFlowsAsStrings()).containsExactly(FLOW);
        invalid(() -> idp.adminInitiateAuth(request -> request.userPoolId(pool)
                .clientId(machine.clientId())
                .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                .authParameters(java.util.Map.of("USERNAME", "somebody", "PASSWORD", "something"))));
    }

    private UserPoolClientType machine(String... flows) {
        return idp.createUserPoolClient(request -> request.userPoolId(pool)
                        .clientName("machine")
                        .generateSecret(true)
                        .explicitAuthFlowsWithStrings(flows)
                        .allowedOAuthScopes("api/read", "api/write"))
                .userPoolClient();
    }

    private ClientAuthenticationResultType token(String clientId, String secret, String... scopes) {
        return idp.getClientToken(
                        request -> request.clientId(clientId).secret(secret).scopes(scopes))
                .clientAuthenticationResult();
    }

    private static ResourceServerScopeType scope(String name) {
        return ResourceServerScopeType.builder()
                .scopeName(name)
                .scopeDescription(name)
                .build();
    }

    private static void invalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class);
    }
}
