package io.kognita.userpool.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.user.User;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PasswordSignInTest {

    private static final String PASSWORD = "Corr3ct-horse";
    private static final String WRONG = "Wr0ng-horse";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestClock clock;

    private UserPoolType pool;
    private SignIns signIns;
    private User ann;

    @BeforeEach
    void aUser() {
        pool = pools.pool(settings -> settings);
        signIns = client("ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
        ann = users.user(pool, "ann", PASSWORD);
    }

    @Test
    void givesTokensForThePassword() {
        InitiateAuthResponse response = signIns.password("ann", PASSWORD);

        AuthenticationResultType result = response.authenticationResult();
        assertThat(result.tokenType()).isEqualTo("Bearer");
        assertThat(result.expiresIn()).isEqualTo(3600);
        assertThat(result.accessToken().split("\\.")).hasSize(3);
        assertThat(result.idToken().split("\\.")).hasSize(3);
        assertThat(result.refreshToken()).matches("[A-Za-z0-9-_=.]+");
        assertThat(response.challengeName()).isNull();
        assertThat(response.session()).isNull();
    }

    @Test
    void knowsAUserByTheirIdToo() {
        assertThat(signIns.tokens(ann.sub().toString(), PASSWORD)).isNotNull();
    }

    @Test
    void answersAWrongPasswordAndAnUnknownUserAlike() {
        refuses(() -> signIns.password("ann", WRONG), "Incorrect username or password.");
        refuses(() -> signIns.password("nobody", WRONG), "Incorrect username or password.");
    }

    @Test
    void tellsThatAUserIsUnknownWhereTheClientWantsIt() {
        String legacy = pools.client(
                pool.id(),
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH")
                        .preventUserExistenceErrors("LEGACY"));

        assertThatThrownBy(() -> new SignIns(pool.id(), legacy).password("nobody", PASSWORD))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageStartingWith("User does not exist.");
    }

    @ParameterizedTest
    @CsvSource({
        "USER_PASSWORD_AUTH, USER_PASSWORD_AUTH flow not enabled for this client",
        "USER_SRP_AUTH, USER_SRP_AUTH is not enabled for the client.",
        "CUSTOM_AUTH, CUSTOM_AUTH is not enabled for the client.",
        "REFRESH_TOKEN_AUTH, REFRESH_TOKEN_AUTH flow not enabled for this client"
    })
    void refusesAFlowThatTheClientHasNotEnabled(String flow, String message) {
        SignIns other = client("ALLOW_ADMIN_USER_PASSWORD_AUTH");

        assertThatThrownBy(() -> other.begin(flow, Map.of("USERNAME", "ann", "PASSWORD", PASSWORD)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"})
    void refusesAServersFlowsToApplications(String flow) {
        SignIns other = client("ALLOW_ADMIN_USER_PASSWORD_AUTH");

        assertThatThrownBy(() -> other.begin(flow, Map.of("USERNAME", "ann", "PASSWORD", PASSWORD)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Initiate Auth method not supported.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USERNAME", "PASSWORD"})
    void asksForEveryParameter(String missing) {
        Map<String, String> parameters = new HashMap<>(Map.of("USERNAME", "ann", "PASSWORD", PASSWORD));
        parameters.remove(missing);

        assertThatThrownBy(() -> signIns.begin("USER_PASSWORD_AUTH", parameters))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Missing required parameter " + missing);
        assertThatThrownBy(() -> signIns.begin("USER_PASSWORD_AUTH", Map.of()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Missing required parameter USERNAME");
    }

    @Test
    void refusesAnUnknownClient() {
        assertThatThrownBy(() -> new SignIns(pool.id(), "nosuchclient").password("ann", PASSWORD))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("User pool client nosuchclient does not exist.");
    }

    @Test
    void doesNotKnowUsersOfAnotherPool() {
        UserPoolType other = pools.pool(settings -> settings);
        users.user(other, "bob", PASSWORD);

        refuses(() -> signIns.password("bob", PASSWORD), "Incorrect username or password.");
    }

    @Test
    void asksForTheSecretHashOfAClientWithASecret() {
        String id = pools.client(
                pool.id(),
                TestPools.SECRET,
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH"));
        SignIns secret = new SignIns(pool.id(), id);

        refuses(
                () -> secret.password("ann", PASSWORD),
                "Client " + id + " is configured with secret but SECRET_HASH was not received");
        refuses(
                () -> secret.begin("USER_PASSWORD_AUTH", withHash(Idp.secretHash(TestPools.SECRET, "bob", id))),
                "SecretHash does not match for the client: " + id);
        assertThat(secret.begin("USER_PASSWORD_AUTH", withHash(Idp.secretHash(TestPools.SECRET, "ann", id)))
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void tellsADisabledUserOnlyForTheRightPassword() {
        users.change(ann, user -> user.enable(false, Instant.now()));

        refuses(() -> signIns.password("ann", PASSWORD), "User is disabled.");
        refuses(() -> signIns.password("ann", WRONG), "Incorrect username or password.");
    }

    @Test
    void tellsAnUnconfirmedUserOnlyForTheRightPassword() {
        users.user(pool, "una", PASSWORD, UserStatusType.UNCONFIRMED, Map.of());

        assertThatThrownBy(() -> signIns.password("una", PASSWORD))
                .isInstanceOf(UserNotConfirmedException.class)
                .hasMessageStartingWith("User is not confirmed.");
        refuses(() -> signIns.password("una", WRONG), "Incorrect username or password.");
    }

    @Test
    void sendsAUserWhosePasswordWasResetToSetOne() {
        users.change(ann, user -> user.become(UserStatusType.RESET_REQUIRED, Instant.now()));

        assertThatThrownBy(() -> signIns.password("ann", PASSWORD))
                .isInstanceOf(PasswordResetRequiredException.class)
                .hasMessageStartingWith("Password reset required for the user");
        assertThatThrownBy(() -> signIns.password("ann", WRONG)).isInstanceOf(PasswordResetRequiredException.class);
    }

    @Test
    void letsNoFederatedUserInByPassword() {
        users.change(ann, user -> user.become(UserStatusType.EXTERNAL_PROVIDER, Instant.now()));

        refuses(() -> signIns.password("ann", PASSWORD), "Incorrect username or password.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "nobody"})
    void locksAfterFiveFailuresWhetherTheUserExistsOrNot(String username) {
        fail(username, 5);

        refuses(() -> signIns.password(username, PASSWORD), "Password attempts exceeded");
    }

    @Test
    void doublesTheLockWithEachFurtherFailure() {
        fail("ann", 5);
        clock.later(Duration.ofSeconds(10), () -> fail("ann", 1));
        clock.later(
                Duration.ofSeconds(10),
                () -> refuses(() -> signIns.password("ann", PASSWORD), "Password attempts exceeded"));
        clock.later(Duration.ofSeconds(13), () -> fail("ann", 1));
        clock.later(
                Duration.ofMillis(15_500),
                () -> refuses(() -> signIns.password("ann", PASSWORD), "Password attempts exceeded"));
        clock.later(
                Duration.ofSeconds(20),
                () -> assertThat(signIns.tokens("ann", PASSWORD)).isNotNull());
    }

    @Test
    void neverLocksForLongerThanAQuarterOfAnHour() {
        Duration time = Duration.ZERO;
        for (int failures = 1; failures <= 18; failures++) {
            clock.later(time, () -> fail("ann", 1));
            long lock = failures < 5 ? 0 : Math.min(900, 1L << (failures - 5));
            time = time.plusSeconds(lock + 1);
        }
        clock.later(time, () -> assertThat(signIns.tokens("ann", PASSWORD)).isNotNull());
    }

    @Test
    void aSuccessForgetsTheFailuresBeforeIt() {
        fail("ann", 4);
        signIns.password("ann", PASSWORD);
        fail("ann", 4);

        assertThat(signIns.tokens("ann", PASSWORD)).isNotNull();
    }

    @Test
    void fifteenQuietMinutesForgetThem() {
        fail("ann", 5);
        clock.later(Duration.ofMinutes(16), () -> {
            fail("ann", 4);
            assertThat(signIns.tokens("ann", PASSWORD)).isNotNull();
        });
    }

    @Test
    void parallelGuessesLearnNoMoreThanFive() {
        List<Throwable> refusals = IntStream.range(0, 16)
                .parallel()
                .mapToObj(guess -> catchThrowable(() -> signIns.password("ann", "Gu3ss-number-" + guess)))
                .toList();

        assertThat(refusals).allSatisfy(refusal -> assertThat(refusal).isInstanceOf(NotAuthorizedException.class));
        assertThat(refusals.stream().filter(refusal -> refusal.getMessage().startsWith("Incorrect")))
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void namesOfOneUserShareOneLock() {
        fail("ann", 3);
        fail(ann.sub().toString(), 2);

        refuses(() -> signIns.password("ann", PASSWORD), "Password attempts exceeded");
    }

    private void fail(String username, int times) {
        for (int time = 0; time < times; time++) {
            refuses(() -> signIns.password(username, WRONG), "Incorrect username or password.");
        }
    }

    private SignIns client(String... flows) {
        String id = pools.client(
                pool.id(),
                settings -> settings.explicitAuthFlowsWithStrings(flows).preventUserExistenceErrors("ENABLED"));
        return new SignIns(pool.id(), id);
    }

    private static Map<String, String> withHash(String hash) {
        return Map.of("USERNAME", "ann", "PASSWORD", PASSWORD, "SECRET_HASH", hash);
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NotAuthorizedException.class).hasMessageStartingWith(message);
    }
}
