package io.kognita.userpool.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestDatabase;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.aws.Throttle;
import io.kognita.wire.service.ServiceTokens;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitClass;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Calls of tests come one after the other, so a limit of one a second is soon exceeded, on a slow machine too. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CategoryThrottleTest {

    private static final String PASSWORD = "Corr3ct-horse";
    private static final int MANY = 500;

    @Inject
    CurrentLimits limits;

    @Inject
    Owners owners;

    @Inject
    Clients clients;

    @Inject
    Pools userPools;

    @Inject
    AccessTokens accessTokens;

    @Inject
    TestDatabase database;

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    ServiceTokens services;

    @Inject
    @All
    List<Operation<?, ?>> operations;

    private final CognitoIdentityProviderClient idp = Idp.client();
    private UserPoolType pool;
    private SignIns signIns;

    @BeforeEach
    void aPoolWithAUser() {
        pool = pools.pool(settings -> settings);
        signIns = new SignIns(pool.id(), pools.client(pool.id(), settings -> settings));
        users.user(pool, "ann", PASSWORD);
    }

    @AfterEach
    void withoutLimits() throws Throwable {
        database.run("delete from provisioned_limit");
        database.run("delete from live_replica");
        await(limits.beat());
    }

    @Test
    void everyOperationThatRunsHasACategory() {
        assertThat(operations)
                .allSatisfy(operation -> assertThatCode(() -> Category.ofOperation(operation.name()))
                        .doesNotThrowAnyException());
    }

    @Test
    void refusesWhatIsBeyondTheLimitInAmazonsWords() throws Throwable {
        limit("UserRead", 1);

        assertThatThrownBy(() -> exceed(this::readUser))
                .isInstanceOfSatisfying(TooManyRequestsException.class, refusal -> {
                    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
                    assertThat(refusal.statusCode()).isEqualTo(400);
                    assertThat(refusal.isThrottlingException()).isTrue();
                });
    }

    @Test
    void starvesNoOtherPoolAndNoOtherCategory() throws Throwable {
        UserPoolType other = pools.pool(settings -> settings);
        users.user(other, "ann", PASSWORD);
        limit("UserRead", 1);
        exceedUntilRefused(this::readUser);

        idp.adminGetUser(request -> request.userPoolId(other.id()).username("ann"));
        idp.listUsers(request -> request.userPoolId(pool.id()));
    }

    @Test
    void countsWhatUsersDoToThePoolThatTheirTokenIsOf() throws Throwable {
        String token = signIns.tokens("ann", PASSWORD).accessToken();
        limit("UserRead", 1);

        exceedUntilRefused(() -> idp.getUser(request -> request.accessToken(token)));
        exceedUntilRefused(this::readUser);
    }

    @Test
    void takesThreeAnswersForEachSignIn() throws Throwable {
        limit("UserAuthentication", 1);

        for (int answer = 0; answer < 4; answer++) {
            assertThat(Idp.outcome(this::answer)).isEqualTo("NotAuthorizedException");
        }
        assertThat(Stream.generate(() -> Idp.outcome(this::answer)).limit(MANY))
                .anyMatch("TooManyRequestsException"::equals);
    }

    @Test
    void aRaisedLimitHoldsAtOnceWhereItWasRaised() throws Throwable {
        limit("UserPoolRead", 1);
        exceedUntilRefused(this::readPool);

        idp.updateProvisionedLimit(request -> request.requestedLimitValue(10_000)
                .limitDefinition(definition ->
                        definition.limitClass(LimitClass.API_CATEGORY).attributes(Map.of("Category", "UserPoolRead"))));

        for (int call = 0; call < 20; call++) {
            readPool();
        }
    }

    @Test
    void replicasThatLiveShareALimit() throws Throwable {
        limit("UserRead", 100);
        assertThat(limits.perSecond(Category.USER_READ)).isEqualTo(100);

        database.run("insert into live_replica (id, seen_at) values ($1, now())", UUID.randomUUID());
        database.run(
                "insert into live_replica (id, seen_at) values ($1, now() - interval '11 seconds')", UUID.randomUUID());
        await(limits.beat());
        assertThat(limits.perSecond(Category.USER_READ)).isEqualTo(50);

        database.run("update live_replica set seen_at = seen_at - interval '11 seconds'");
        await(limits.beat());
        assertThat(limits.perSecond(Category.USER_READ)).isEqualTo(100);
    }

    @Test
    void countsAGrantOfThePagesOnce() throws Throwable {
        limit("ClientAuthentication", 1);
        String first = grant();
        assertThat(first).doesNotContain("TooManyRequestsException");

        exceedUntilRefused(() -> {
            if (grant().contains("\"TooManyRequestsException\"")) {
                throw CategoryThrottle.exceeded();
            }
        });
    }

    @Test
    void boundsLookUpsOfWhatThereIsNotByAddress() {
        Owners strict =
                new Owners(clients, userPools, accessTokens, new TestLimitSettings(Map.of(), 3), Clock.systemUTC());
        Throttle.Input known = Throttle.Input.of("ClientId", signIns.client);
        signIns.tokens("ann", PASSWORD);

        for (int guess = 0; guess < 3; guess++) {
            Throttle.Input unknown = Throttle.Input.of("ClientId", "guess" + guess);
            assertThatThrownBy(() -> await(strict.of(from("192.0.2.1"), unknown)))
                    .isInstanceOf(ResourceNotFoundException.class);
        }

        assertThatThrownBy(() -> await(strict.of(from("192.0.2.1"), Throttle.Input.of("ClientId", "guess3"))))
                .isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(
                        () -> await(strict.of(from("192.0.2.1"), Throttle.Input.of("UserPoolId", "us-east-1_guess"))))
                .isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(() -> await(strict.of(from("192.0.2.2"), Throttle.Input.of("ClientId", "guess4"))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatCode(() ->
                        assertThat(await(strict.of(from("192.0.2.1"), known))).isEqualTo(pool.id()))
                .doesNotThrowAnyException();
    }

    @Test
    void aForgedTokenSpendsNothingOfThePoolThatItNames() throws Throwable {
        String token = signIns.tokens("ann", PASSWORD).accessToken();
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(342);

        assertThat(await(owners.of(from("192.0.2.1"), Throttle.Input.of("AccessToken", token))))
                .isEqualTo(pool.id());
        for (String invalid : List.of(forged, "no token", "")) {
            assertThat(await(owners.of(from("192.0.2.1"), Throttle.Input.of("AccessToken", invalid))))
                    .isEqualTo("sender 192.0.2.1");
        }
    }

    private void limit(String category, int requests) throws Throwable {
        database.run("insert into provisioned_limit (category, requests) values ($1, $2)", category, requests);
        await(limits.beat());
    }

    private void readUser() {
        idp.adminGetUser(request -> request.userPoolId(pool.id()).username("ann"));
    }

    private void readPool() {
        idp.describeUserPool(request -> request.userPoolId(pool.id()));
    }

    private void answer() {
        idp.respondToAuthChallenge(request -> request.clientId(signIns.client)
                .challengeName("NEW_PASSWORD_REQUIRED")
                .challengeResponses(Map.of("USERNAME", "ann", "NEW_PASSWORD", PASSWORD))
                .session("A".repeat(30)));
    }

    private String grant() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Idp.endpoint() + "/internal/tokens/client-credentials"))
                .header(ServiceTokens.HEADER, services.tokenFor("user-pool-service"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"clientId\":\"" + signIns.client + "\"}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Call from(String address) {
        return new Call("id", "InitiateAuth", new Caller.Anonymous(), address, "");
    }

    private static void exceedUntilRefused(Runnable call) {
        assertThatThrownBy(() -> exceed(call)).isInstanceOf(TooManyRequestsException.class);
    }

    /** Calls until a call fails. */
    private static void exceed(Runnable call) {
        for (int number = 0; number < MANY; number++) {
            call.run();
        }
    }

    private static <T> T await(Uni<T> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> work);
    }
}
