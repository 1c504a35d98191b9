package io.kognita.userpool.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AdminSignInTest {

    private static final String PASSWORD = "Corr3ct-horse";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    private final CognitoIdentityProviderClient idp = Idp.client();
    private UserPoolType pool;
    private String client;

    @BeforeEach
    void aPool() {
        pool = pools.pool(settings -> settings);
        client = client("ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"})
    void aServerSignsAUserInByPassword(String flow) {
        users.user(pool, "ann", PASSWORD);

        assertThat(begin(client, flow, PASSWORD).authenticationResult().accessToken())
                .isNotBlank();
        assertThatThrownBy(() -> begin(client, flow, "Wr0ng-horse"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Incorrect username or password.");
    }

    @Test
    void aServerAnswersTheChallengeOfATemporaryPassword() {
        users.user(pool, "ann", PASSWORD, UserStatusType.FORCE_CHANGE_PASSWORD, Map.of());
        AdminInitiateAuthResponse challenge = begin(client, "ADMIN_USER_PASSWORD_AUTH", PASSWORD);

        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(idp.adminRespondToAuthChallenge(request -> request.userPoolId(pool.id())
                                .clientId(client)
                                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                                .session(challenge.session())
                                .challengeResponses(Map.of("USERNAME", "ann", "NEW_PASSWORD", "My-0wn-horse")))
                        .authenticationResult()
                        .idToken())
                .isNotBlank();
    }

    @Test
    void aServerRefreshesTokens() {
        users.user(pool, "ann", PASSWORD);
        String token = begin(client, "ADMIN_USER_PASSWORD_AUTH", PASSWORD)
                .authenticationResult()
                .refreshToken();

        assertThat(idp.adminInitiateAuth(request -> request.userPoolId(pool.id())
                                .clientId(client)
                                .authFlow("REFRESH_TOKEN_AUTH")
                                .authParameters(Map.of("REFRESH_TOKEN", token)))
                        .authenticationResult()
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void refusesAFlowThatTheClientHasNotEnabled() {
        users.user(pool, "ann", PASSWORD);
        String other = client("ALLOW_USER_PASSWORD_AUTH");

        assertThatThrownBy(() -> begin(other, "ADMIN_USER_PASSWORD_AUTH", PASSWORD))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Auth flow not enabled for this client");
        assertThatThrownBy(() -> begin(other, "USER_PASSWORD_AUTH", PASSWORD))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Initiate Auth method not supported.");
    }

    @Test
    void doesNotKnowAClientOfAnotherPool() {
        String elsewhere = pools.client(pools.pool(settings -> settings).id(), settings -> settings);

        assertThatThrownBy(() -> begin(elsewhere, "ADMIN_USER_PASSWORD_AUTH", PASSWORD))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private AdminInitiateAuthResponse begin(String by, String flow, String password) {
        return idp.adminInitiateAuth(request -> request.userPoolId(pool.id())
                .clientId(by)
                .authFlow(flow)
                .authParameters(Map.of("USERNAME", "ann", "PASSWORD", password)));
    }

    private String client(String... flows) {
        return pools.client(pool.id(), settings -> settings.explicitAuthFlowsWithStrings(flows));
    }
}
