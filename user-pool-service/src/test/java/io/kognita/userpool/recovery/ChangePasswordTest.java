package io.kognita.userpool.recovery;

import static io.kognita.userpool.Idp.attribute;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChangePasswordTest {

    private static final String PASSWORD = "passw0rd-of-ann";
    private static final String NEW = "an0ther-passw0rd";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    private CognitoIdentityProviderClient idp;
    private UserPoolType pool;
    private String client;

    @BeforeEach
    void aUser() {
        idp = Idp.client();
        pool = pools.pool(settings -> settings);
        client = pools.client(pool.id(), settings -> settings);
        user("ann");
    }

    @Test
    void replacesThePasswordOfWhoeverKnowsTheOldOne() {
        String token = signIn("ann", PASSWORD);
        change(token, PASSWORD, NEW);
        assertThat(signIn("ann", NEW)).isNotEmpty();
        assertThatThrownBy(() -> signIn("ann", PASSWORD)).isInstanceOf(NotAuthorizedException.class);
        assertThat(mail.facts(users.sub(pool.id(), "ann"))).endsWith("io.kognita.user.password-changed");
    }

    @Test
    void aStolenTokenIsNotEnough() {
        String token = signIn("ann", PASSWORD);
        assertThatThrownBy(() -> change(token, "wr0ng-passw0rd", NEW))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThatThrownBy(() -> change(token, null, NEW)).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> change(token, PASSWORD, "short1")).isInstanceOf(InvalidPasswordException.class);
        assertThatThrownBy(() -> change("no.access.token", PASSWORD, NEW)).isInstanceOf(NotAuthorizedException.class);
        assertThat(signIn("ann", PASSWORD)).isNotEmpty();
    }

    @Test
    void theOldPasswordIsGoodForOneChange() throws InterruptedException {
        String token = signIn("ann", PASSWORD);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> changes = Stream.of("first-0ne", "sec0nd-one", "th1rd-one")
                    .map(next -> (Callable<Boolean>) () -> changes(token, next))
                    .toList();
            assertThat(threads.invokeAll(changes)).extracting(Future::get).containsOnlyOnce(true);
        }
    }

    private boolean changes(String token, String next) {
        try {
            change(token, PASSWORD, next);
            return true;
        } catch (NotAuthorizedException e) {
            return false;
        }
    }

    @Test
    void boundsGuessesAtTheOldPassword() {
        String token = signIn("ann", PASSWORD);
        for (int guess = 0; guess < 5; guess++) {
            assertThatThrownBy(() -> change(token, "wr0ng-passw0rd", NEW)).isInstanceOf(NotAuthorizedException.class);
        }
        assertThatThrownBy(() -> change(token, PASSWORD, NEW)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void getUserShowsWhatTheClientMayRead() {
        String narrow = pools.client(pool.id(), settings -> settings.readAttributes("email"));
        assertThat(idp.getUser(request -> request.accessToken(signIn(client, "ann", PASSWORD)))
                        .userAttributes())
                .contains(attribute("email", "ann@example.com"), attribute("given_name", "Ann"))
                .anyMatch(given -> given.name().equals("sub"));
        assertThat(idp.getUser(request -> request.accessToken(signIn(narrow, "ann", PASSWORD))))
                .satisfies(answer -> assertThat(answer.username()).isEqualTo("ann"))
                .satisfies(answer -> assertThat(answer.userAttributes())
                        .contains(attribute("email", "ann@example.com"))
                        .hasSize(2));
        assertThatThrownBy(() -> idp.getUser(request -> request.accessToken("no.access.token")))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void noPasswordNorCodeReachesTheLog() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler capture = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                List<Object> parts = new ArrayList<>();
                parts.add(entry.getMessage());
                parts.addAll(entry.getParameters() == null ? List.of() : List.of(entry.getParameters()));
                parts.add(entry.getThrown());
                logged.add(parts.toString());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        Logger kognita = Logger.getLogger("io.kognita");
        kognita.setLevel(Level.ALL);
        root.addHandler(capture);
        try {
            String token = signIn("ann", PASSWORD);
            change(token, PASSWORD, NEW);
            idp.forgotPassword(request -> request.clientId(client).username("ann"));
            String code = mail.code("ann@example.com");
            assertThatThrownBy(() -> idp.confirmForgotPassword(request -> request.clientId(client)
                    .username("ann")
                    .confirmationCode(code)
                    .password("short1")));
            idp.confirmForgotPassword(request -> request.clientId(client)
                    .username("ann")
                    .confirmationCode(code)
                    .password("th1rd-passw0rd"));
            Logger.getLogger("io.kognita").info("the end of the test");
            assertThat(logged).anyMatch(line -> line.contains("the end of the test"));
            assertThat(String.join("\n", logged))
                    .doesNotContain(PASSWORD, NEW, "th1rd-passw0rd", "short1", token, "$argon2id$")
                    .doesNotContainPattern("\\b" + code + "\\b");
        } finally {
            root.removeHandler(capture);
            root.setLevel(before);
            kognita.setLevel(null);
        }
    }

    private void user(String name) {
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username(name)
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(
                        attribute("email", name + "@example.com"),
                        attribute("email_verified", "true"),
                        attribute("given_name", "Ann")));
        idp.adminSetUserPassword(request ->
                request.userPoolId(pool.id()).username(name).password(PASSWORD).permanent(true));
    }

    private String signIn(String username, String password) {
        return signIn(client, username, password);
    }

    private String signIn(String clientId, String username, String password) {
        return idp.initiateAuth(request -> request.clientId(clientId)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", username, "PASSWORD", password)))
                .authenticationResult()
                .accessToken();
    }

    private void change(String token, String previous, String proposed) {
        idp.changePassword(
                request -> request.accessToken(token).previousPassword(previous).proposedPassword(proposed));
    }
}
