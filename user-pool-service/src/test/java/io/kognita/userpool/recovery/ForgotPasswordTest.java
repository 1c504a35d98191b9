package io.kognita.userpool.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ForgotPasswordTest {

    private static final String PASSWORD = "passw0rd-of-ann";
    private static final String NEW = "an0ther-passw0rd";

    @Inject
    TestPools pools;

    @Inject
    TestMail mail;

    @Inject
    TestUsers users;

    private CognitoIdentityProviderClient idp;
    private UserPoolType pool;
    private String client;
    private String discreet;

    @BeforeEach
    void aPool() {
        idp = Idp.client();
        pool = pools.pool(settings -> settings);
        client = pools.client(pool.id(), settings -> settings);
        discreet = discreetClient(pool.id());
    }

    @Test
    void resetsAPasswordWithACodeOnce() {
        String address = confirmedUser(client, "ann");
        CodeDeliveryDetailsType details = forgot(client, "ann");
        assertThat(details.destination()).isEqualTo("a***@e***");
        assertThat(details.attributeName()).isEqualTo("email");
        String before = hash("ann");

        reset(client, "ann", mail.code(address), NEW);

        assertThat(hash("ann")).isNotEqualTo(before).startsWith("$argon2id$");
        assertThat(users.status(pool.id(), "ann")).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(mail.facts(users.sub(pool.id(), "ann"))).endsWith("io.kognita.user.password-changed");
        assertThatThrownBy(() -> reset(client, "ann", mail.code(address), NEW))
                .isInstanceOf(ExpiredCodeException.class);
    }

    @Test
    void aCodeDoesNotUndoWhatAnAdministratorDidMeanwhile() {
        String address = confirmedUser(client, "ann");
        forgot(client, "ann");
        String code = mail.code(address);
        String before = hash("ann");

        assertThat(users.changeDuring(
                        pool.id(),
                        "ann",
                        (in, user) -> user.become(UserStatusType.FORCE_CHANGE_PASSWORD, Instant.now()),
                        () -> reset(client, "ann", code, NEW)))
                .isInstanceOf(ExpiredCodeException.class);
        assertThat(users.status(pool.id(), "ann")).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);

        users.change(pool.id(), "ann", (in, user) -> user.become(UserStatusType.CONFIRMED, Instant.now()));
        assertThat(users.changeDuring(
                        pool.id(),
                        "ann",
                        (in, user) -> user.enable(false, Instant.now()),
                        () -> reset(client, "ann", code, NEW)))
                .isInstanceOf(ExpiredCodeException.class);
        assertThat(hash("ann")).isEqualTo(before);
    }

    @Test
    void aSignUpCodeResetsNothing() {
        String address = signUp(client, "ann");
        String signUpCode = mail.code(address);
        assertThatThrownBy(() -> reset(client, "ann", signUpCode, NEW)).isInstanceOf(ExpiredCodeException.class);
        idp.confirmSignUp(request -> request.clientId(client).username("ann").confirmationCode(signUpCode));
    }

    @Test
    void refusesAWrongCodeAWeakPasswordAndAnotherUsersCode() {
        String address = confirmedUser(client, "ann");
        String bob = confirmedUser(client, "bob");
        forgot(client, "ann");
        forgot(client, "bob");
        assertThatThrownBy(() -> reset(client, "ann", mail.code(address), "short1"))
                .isInstanceOf(InvalidPasswordException.class);
        if (!mail.code(bob).equals(mail.code(address))) {
            assertThatThrownBy(() -> reset(client, "ann", mail.code(bob), NEW))
                    .isInstanceOf(CodeMismatchException.class);
        }
        reset(client, "ann", mail.code(address), NEW);
    }

    @Test
    void parallelGuessesCannotExceedTheLimit() throws Exception {
        String address = confirmedUser(client, "ann");
        forgot(client, "ann");
        String wrong = mail.code(address).equals("123456") ? "654321" : "123456";
        List<Callable<String>> guesses = IntStream.range(0, 40)
                .<Callable<String>>mapToObj(guess -> () -> Idp.outcome(() -> reset(client, "ann", wrong, NEW)))
                .toList();
        try (ExecutorService crowd = Executors.newFixedThreadPool(20)) {
            assertThat(crowd.invokeAll(guesses).stream().map(Future::resultNow))
                    .filteredOn("CodeMismatchException"::equals)
                    .hasSize(10);
        }
        assertThatThrownBy(() -> reset(client, "ann", mail.code(address), NEW))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void aPasswordMayNotComeBackWhereThePolicyForbidsIt() {
        UserPoolType strict = pools.pool(settings -> settings.policies(policies ->
                policies.passwordPolicy(policy -> policy.minimumLength(8).passwordHistorySize(2))));
        String strictClient = pools.client(strict.id(), settings -> settings);
        String address = confirmedUser(strictClient, "ann");
        forgot(strictClient, "ann");
        assertThatThrownBy(() -> reset(strictClient, "ann", mail.code(address), PASSWORD))
                .isInstanceOf(PasswordHistoryPolicyViolationException.class);
        reset(strictClient, "ann", mail.code(address), NEW);
        forgot(strictClient, "ann");
        assertThatThrownBy(() -> reset(strictClient, "ann", mail.code(address), PASSWORD))
                .isInstanceOf(PasswordHistoryPolicyViolationException.class);
        reset(strictClient, "ann", mail.code(address), NEW + "1");
        forgot(strictClient, "ann");
        reset(strictClient, "ann", mail.code(address), PASSWORD);
    }

    @Test
    void tellsWhyAPasswordCannotBeResetOnlyThroughAClientThatHidesNothing() {
        assertThatThrownBy(() -> forgot(client, "nobody"))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageContaining("Username/client id combination not found.");
        signUp(client, "unverified");
        assertThatThrownBy(() -> forgot(client, "unverified"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("no registered/verified email or phone_number");
        confirmedUser(client, "invited");
        users.change(
                pool.id(), "invited", (in, user) -> user.become(UserStatusType.FORCE_CHANGE_PASSWORD, Instant.now()));
        assertThatThrownBy(() -> forgot(client, "invited"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("User password cannot be reset in the current state.");
        confirmedUser(client, "disabled");
        users.change(pool.id(), "disabled", (in, user) -> user.enable(false, Instant.now()));
        assertThatThrownBy(() -> forgot(client, "disabled")).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void answersForAStrangerAsForAUserWhoIsHidden() {
        confirmedUser(client, "ann");
        signUp(client, "unverified");
        confirmedUser(client, "disabled");
        users.change(pool.id(), "disabled", (in, user) -> user.enable(false, Instant.now()));
        for (String name : List.of("ann", "unverified", "disabled", "nobody", "no.one@example.com")) {
            assertThatThrownBy(() -> reset(discreet, name, "123456", NEW))
                    .as("no code was asked for: " + name)
                    .isInstanceOf(ExpiredCodeException.class);
            CodeDeliveryDetailsType details = forgot(discreet, name);
            assertThat(details.destination()).matches(".\\*\\*\\*@.\\*\\*\\*");
            assertThat(details.deliveryMediumAsString()).isEqualTo("EMAIL");
            assertThatThrownBy(() -> reset(discreet, name, "not-it", NEW))
                    .as("a code was asked for: " + name)
                    .isInstanceOf(CodeMismatchException.class);
            assertThatThrownBy(() -> reset(discreet, name, "not-it", "short1"))
                    .as("the policy is the same: " + name)
                    .isInstanceOf(InvalidPasswordException.class);
        }
        assertThat(mail.to("no.one@example.com")).isEmpty();
    }

    @Test
    void sendsNoMoreCodesThanTheLimit() {
        for (String name : List.of("ann", "nobody")) {
            if (name.equals("ann")) {
                confirmedUser(client, name);
            }
            IntStream.range(0, 10).forEach(asked -> forgot(discreet, name));
            assertThatThrownBy(() -> forgot(discreet, name)).as(name).isInstanceOf(LimitExceededException.class);
        }
    }

    @Test
    void leavesRecoveryToAdministratorsWhereThePoolSaysSo() {
        UserPoolType closed = pools.pool(settings -> settings.accountRecoverySetting(recovery ->
                recovery.recoveryMechanisms(way -> way.name("admin_only").priority(1))));
        String closedClient = pools.client(closed.id(), settings -> settings);
        confirmedUser(closedClient, "ann");
        assertThatThrownBy(() -> forgot(closedClient, "ann"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Contact administrator to reset password.");
    }

    private String confirmedUser(String clientId, String username) {
        String address = signUp(clientId, username);
        idp.confirmSignUp(
                request -> request.clientId(clientId).username(username).confirmationCode(mail.code(address)));
        return address;
    }

    private String signUp(String clientId, String username) {
        return Idp.signUp(idp, clientId, username, PASSWORD);
    }

    private CodeDeliveryDetailsType forgot(String clientId, String username) {
        return idp.forgotPassword(request -> request.clientId(clientId).username(username))
                .codeDeliveryDetails();
    }

    private void reset(String clientId, String username, String code, String password) {
        idp.confirmForgotPassword(request -> request.clientId(clientId)
                .username(username)
                .confirmationCode(code)
                .password(password));
    }

    private String hash(String username) {
        return users.stored(pool.id(), username).passwordHash().orElseThrow().phc();
    }

    private String discreetClient(String poolId) {
        return pools.client(
                poolId, settings -> settings.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));
    }
}
