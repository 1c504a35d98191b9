package io.kognita.userpool.signup;

import static io.kognita.userpool.Idp.attribute;
import static io.kognita.userpool.Idp.secretHash;
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
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConfirmSignUpTest {

    private static final String PASSWORD = "passw0rd-of-ann";

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
        discreet = pools.client(
                pool.id(), settings -> settings.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));
    }

    @Test
    void confirmsTheUserAndTheAddressOnce() {
        String address = signUp(client, "ann");
        confirm(client, "ann", mail.code(address));

        assertThat(users.status(pool.id(), "ann")).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(users.attributes(pool.id(), "ann")).containsEntry("email_verified", "true");
        assertThat(mail.facts(users.sub(pool.id(), "ann")))
                .containsExactly("io.kognita.user.created", "io.kognita.user.confirmed");
        assertThatThrownBy(() -> confirm(client, "ann", mail.code(address)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("User cannot be confirmed. Current status is CONFIRMED");
    }

    @Test
    void refusesAWrongCode() {
        String address = signUp(client, "ann");
        assertThatThrownBy(() -> confirm(client, "ann", other(mail.code(address))))
                .isInstanceOf(CodeMismatchException.class)
                .hasMessageContaining("Invalid verification code provided, please try again.");
        confirm(client, "ann", mail.code(address));
    }

    @Test
    void refusesTheCodeOfAnotherUserOfAnotherPoolAndAnEarlierOne() {
        String address = signUp(client, "ann");
        String bobs = mail.code(signUp(client, "bob"));
        UserPoolType elsewhere = pools.pool(settings -> settings);
        String elsewhereClient = pools.client(elsewhere.id(), settings -> settings);
        String elsewhereCode = mail.code(signUp(elsewhereClient, "ann"));
        String first = mail.code(address);
        idp.resendConfirmationCode(request -> request.clientId(client).username("ann"));
        String second = mail.code(address);
        for (String wrong : List.of(bobs, elsewhereCode, first)) {
            if (!wrong.equals(second)) {
                assertThatThrownBy(() -> confirm(client, "ann", wrong)).isInstanceOf(CodeMismatchException.class);
            }
        }
        confirm(client, "ann", second);
    }

    @Test
    void lettersAndLongTextsAreWrongCodesToo() {
        signUp(client, "ann");
        for (String code : List.of("abcdef", "1".repeat(2048), "١٢٣٤٥٦", "' or 1=1--")) {
            assertThatThrownBy(() -> confirm(client, "ann", code))
                    .isInstanceOf(CognitoIdentityProviderException.class)
                    .satisfies(failure -> assertThat(((CognitoIdentityProviderException) failure).statusCode())
                            .isEqualTo(400));
        }
    }

    @Test
    void parallelGuessesCannotExceedTheLimit() throws Exception {
        String address = signUp(client, "ann");
        String code = mail.code(address);
        List<Callable<String>> guesses = IntStream.range(0, 60)
                .<Callable<String>>mapToObj(guess -> () -> Idp.outcome(() -> confirm(client, "ann", other(code))))
                .toList();
        try (ExecutorService crowd = Executors.newFixedThreadPool(20)) {
            List<String> outcomes = crowd.invokeAll(guesses).stream()
                    .map(ConfirmSignUpTest::result)
                    .toList();
            assertThat(outcomes).filteredOn("CodeMismatchException"::equals).hasSize(15);
            assertThat(outcomes).filteredOn("LimitExceededException"::equals).hasSize(45);
        }
        assertThatThrownBy(() -> confirm(client, "ann", code))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("Attempt limit exceeded, please try after some time.");
    }

    @Test
    void aCodeGivenTwiceAtOnceConfirmsOnce() throws Exception {
        String address = signUp(client, "ann");
        String code = mail.code(address);
        List<Callable<String>> twice = IntStream.range(0, 8)
                .<Callable<String>>mapToObj(guess -> () -> Idp.outcome(() -> confirm(client, "ann", code)))
                .toList();
        try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
            assertThat(crowd.invokeAll(twice).stream().map(ConfirmSignUpTest::result))
                    .filteredOn("ok"::equals)
                    .hasSize(1);
        }
        assertThat(mail.facts(users.sub(pool.id(), "ann")))
                .containsExactly("io.kognita.user.created", "io.kognita.user.confirmed");
    }

    @Test
    void aCodeDoesNotUndoWhatAnAdministratorDidMeanwhile() {
        String code = mail.code(signUp(client, "ann"));

        assertThat(users.changeDuring(
                        pool.id(),
                        "ann",
                        (in, user) -> user.become(UserStatusType.RESET_REQUIRED, Instant.now()),
                        () -> confirm(client, "ann", code)))
                .isInstanceOf(ExpiredCodeException.class);
        assertThat(users.status(pool.id(), "ann")).isEqualTo(UserStatusType.RESET_REQUIRED);
    }

    @Test
    void refusesAnExpiredCode() {
        String address = signUp(client, "ann");
        users.expireCodes(pool.id());
        assertThatThrownBy(() -> confirm(client, "ann", mail.code(address)))
                .isInstanceOf(ExpiredCodeException.class)
                .hasMessageContaining("Invalid code provided, please request a code again.");
    }

    @Test
    void tellsOfAStrangerOnlyThroughAClientThatDoesNotHideIt() {
        assertThatThrownBy(() -> confirm(client, "nobody", "123456"))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageContaining("Username/client id combination not found.");
        assertThatThrownBy(() -> idp.resendConfirmationCode(
                        request -> request.clientId(client).username("nobody")))
                .isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> confirm(discreet, "nobody", "123456")).isInstanceOf(ExpiredCodeException.class);
    }

    @Test
    void answersForAStrangerAsForAUserWhoIsHidden() {
        signUp(client, "ann");
        String confirmed = signUp(client, "eve");
        confirm(client, "eve", mail.code(confirmed));
        for (String name : List.of("ann", "eve", "nobody")) {
            CodeDeliveryDetailsType details = idp.resendConfirmationCode(
                            request -> request.clientId(discreet).username(name))
                    .codeDeliveryDetails();
            assertThat(details.destination()).matches(".\\*\\*\\*@.\\*\\*\\*");
            assertThat(details.attributeName()).isEqualTo("email");
            assertThatThrownBy(() -> confirm(discreet, name, "not-it"))
                    .as(name)
                    .isInstanceOf(CodeMismatchException.class);
        }
        String simulated = idp.resendConfirmationCode(
                        request -> request.clientId(discreet).username("nobody"))
                .codeDeliveryDetails()
                .destination();
        assertThat(idp.resendConfirmationCode(
                                request -> request.clientId(discreet).username("nobody"))
                        .codeDeliveryDetails()
                        .destination())
                .isEqualTo(simulated);
        for (String name : List.of("ann", "nobody")) {
            assertThat(IntStream.range(0, 6)
                            .mapToObj(again -> Idp.outcome(() -> idp.resendConfirmationCode(
                                    request -> request.clientId(discreet).username(name))))
                            .toList())
                    .as("the limit is the same for " + name)
                    .contains("LimitExceededException");
        }
    }

    @Test
    void resendsOnlyWhatCanBeConfirmed() {
        String address = signUp(client, "ann");
        confirm(client, "ann", mail.code(address));
        assertThatThrownBy(() -> idp.resendConfirmationCode(
                        request -> request.clientId(client).username("ann")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("User is already confirmed.");
    }

    @Test
    void limitsHowOftenACodeIsSent() {
        String address = signUp(client, "ann");
        for (int sent = 0; sent < 5; sent++) {
            idp.resendConfirmationCode(request -> request.clientId(client).username("ann"));
        }
        assertThatThrownBy(() -> idp.resendConfirmationCode(
                        request -> request.clientId(client).username("ann")))
                .isInstanceOf(LimitExceededException.class);
        assertThat(mail.to(address)).hasSize(6);
    }

    @Test
    void takesAnAliasFromItsOwnerOnlyWhenForced() {
        UserPoolType aliased = pools.pool(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL));
        String aliasClient = pools.client(aliased.id(), settings -> settings);
        String address = signUp(aliasClient, "owner");
        confirm(aliasClient, "owner", mail.code(address));
        idp.signUp(request -> request.clientId(aliasClient)
                .username("thief")
                .password(PASSWORD)
                .userAttributes(attribute("email", address)));
        String code = mail.code(address);

        assertThat(users.usernameOf(aliased.id(), address)).isEqualTo("owner");
        assertThatThrownBy(() -> confirm(aliasClient, "thief", code))
                .isInstanceOf(AliasExistsException.class)
                .hasMessageContaining("An account with the email already exists.");
        assertThat(users.status(aliased.id(), "thief")).isEqualTo(UserStatusType.UNCONFIRMED);
        assertThat(users.usernameOf(aliased.id(), address)).isEqualTo("owner");

        idp.confirmSignUp(request -> request.clientId(aliasClient)
                .username("thief")
                .confirmationCode(code)
                .forceAliasCreation(true));
        assertThat(users.usernameOf(aliased.id(), address)).isEqualTo("thief");
        assertThat(users.attributes(aliased.id(), "owner")).containsEntry("email_verified", "false");
    }

    @Test
    void wantsTheSecretHash() {
        String secretive = pools.clientWithSecret(pool.id());
        String address = "a" + UUID.randomUUID() + "@example.com";
        idp.signUp(request -> request.clientId(secretive)
                .username("ann")
                .password(PASSWORD)
                .secretHash(secretHash(TestPools.SECRET, "ann", secretive))
                .userAttributes(attribute("email", address)));
        assertThatThrownBy(() -> confirm(secretive, "ann", mail.code(address)))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> idp.resendConfirmationCode(
                        request -> request.clientId(secretive).username("ann")))
                .isInstanceOf(NotAuthorizedException.class);
    }

    private String signUp(String clientId, String username) {
        return Idp.signUp(idp, clientId, username, PASSWORD);
    }

    private void confirm(String clientId, String username, String code) {
        idp.confirmSignUp(
                request -> request.clientId(clientId).username(username).confirmationCode(code));
    }

    private static String other(String code) {
        return code.equals("123456") ? "654321" : "123456";
    }

    private static String result(Future<String> future) {
        return future.resultNow();
    }
}
