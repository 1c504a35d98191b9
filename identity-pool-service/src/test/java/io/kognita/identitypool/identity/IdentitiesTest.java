package io.kognita.identitypool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.identitypool.Aws;
import io.kognita.identitypool.PublishedKeys;
import io.kognita.identitypool.TestUserPool;
import io.kognita.identitypool.UserPoolPeer;
import io.kognita.local.test.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.TooManyRequestsException;

/** A login leads to one identity, and an identity to nobody but those who prove a login of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(UserPoolPeer.class)
class IdentitiesTest {

    @TestHTTPResource("/")
    URI endpoint;

    @Inject
    PublishedKeys published;

    private TestUserPool staff;
    private TestUserPool guests;
    private CognitoIdentityClient operator;
    private CognitoIdentityClient app;
    private String pool;

    @BeforeEach
    void createPool() {
        staff = userPool();
        guests = userPool();
        operator = Aws.operator(endpoint);
        app = Aws.app(endpoint);
        pool = pool(true);
        operator.setIdentityPoolRoles(set -> set.identityPoolId(pool)
                .roles(Map.of(
                        "authenticated", "arn:aws:iam::000000000000:role/user",
                        "unauthenticated", "arn:aws:iam::000000000000:role/guest")));
    }

    @Test
    void theSameLoginIsTheSameIdentity() {
        assertThat(id(staff, "ada")).isEqualTo(id(staff, "ada")).isNotEqualTo(id(staff, "bob"));
    }

    @Test
    void everyUnauthenticatedCallerIsANewIdentity() {
        assertThat(unauthenticated()).isNotEqualTo(unauthenticated());
    }

    @Test
    void boundsTheUnauthenticatedIdentitiesOfAnAddressInAPool() {
        for (int i = 0; i < 120; i++) {
            unauthenticatedFrom("203.0.113.1", pool);
        }
        assertThatThrownBy(() -> unauthenticatedFrom("203.0.113.1", pool)).isInstanceOf(TooManyRequestsException.class);
        unauthenticatedFrom("203.0.113.2", pool);
        unauthenticatedFrom("203.0.113.1", pool(true));
        assertThat(app.getId(get -> get.identityPoolId(pool)
                                .logins(login(staff, "counted-by-nobody"))
                                .overrideConfiguration(from("203.0.113.1")))
                        .identityId())
                .isNotBlank();
    }

    private void unauthenticatedFrom(String address, String inPool) {
        app.getId(get -> get.identityPoolId(inPool).overrideConfiguration(from(address)));
    }

    private static Consumer<AwsRequestOverrideConfiguration.Builder> from(String address) {
        return request -> request.putHeader("X-Forwarded-For", address);
    }

    @Test
    void refusesUnauthenticatedCallersWhereThePoolDoes() {
        String closed = pool(false);
        assertThatThrownBy(() -> app.getId(get -> get.identityPoolId(closed)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Unauthenticated access is not supported for this identity pool.");
    }

    @Test
    void refusesAnUnknownPoolAndAnUnknownIdentity() {
        String unknown = "us-east-1:" + UUID.randomUUID();
        assertThatThrownBy(() -> app.getId(get -> get.identityPoolId(unknown)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("IdentityPool '" + unknown + "' not found.");
        assertThatThrownBy(() -> app.getCredentialsForIdentity(get -> get.identityId(unknown)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Identity '" + unknown + "' not found.");
    }

    @Test
    void parallelFirstLoginsMakeOneIdentity() {
        Set<String> identities = new ConcurrentSkipListSet<>();
        IntStream.range(0, 8).parallel().forEach(i -> identities.add(id(staff, "race")));
        assertThat(identities).hasSize(1);
    }

    @Test
    void twoPeopleWhoBringAnIdentityItsFirstLoginDoNotShareIt() throws Exception {
        for (int i = 0; i < 10; i++) {
            String guest = unauthenticated();
            Map<String, String> one = login(staff, "first-" + i);
            Map<String, String> other = login(guests, "first-" + i);
            List<Callable<String>> claims = List.of(() -> credentials(guest, one), () -> credentials(guest, other));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<String>> results = threads.invokeAll(claims);
                assertThat(results).extracting(Future::state).containsOnlyOnce(Future.State.SUCCESS);
                assertThat(results)
                        .filteredOn(result -> result.state() == Future.State.FAILED)
                        .extracting(Future::exceptionNow)
                        .hasOnlyElementsOfType(NotAuthorizedException.class);
            }
            assertThat(operator.describeIdentity(describe -> describe.identityId(guest))
                            .logins())
                    .hasSize(1);
        }
    }

    @Test
    void noLoginLeadsToAnIdentityThatWasMergedMeanwhile() throws Exception {
        for (int i = 0; i < 10; i++) {
            String sub = "merged-" + i;
            id(staff, sub);
            String guest = unauthenticated();
            List<Callable<String>> claims =
                    List.of(() -> credentials(guest, login(staff, sub)), () -> credentials(guest, login(guests, sub)));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(claims);
            }
            String lead = id(guests, sub);
            assertThat(credentials(lead, login(guests, sub))).isEqualTo(lead);
        }
    }

    @Test
    void anUnauthenticatedIdentityTakesItsFirstLogin() {
        String identity = unauthenticated();
        assertThat(credentials(identity, login(staff, "new-user"))).isEqualTo(identity);
        assertThat(id(staff, "new-user")).isEqualTo(identity);
        assertThat(operator.describeIdentity(describe -> describe.identityId(identity))
                        .logins())
                .containsExactly(staff.provider());
    }

    @Test
    void anUnauthenticatedIdentityIsMergedIntoTheOneOfAKnownLogin() {
        String known = id(staff, "old-user");
        String guest = unauthenticated();
        assertThat(credentials(guest, login(staff, "old-user"))).isEqualTo(known);
        assertThatThrownBy(() -> credentials(guest, Map.of()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Access to Identity '" + guest + "' is forbidden.");
    }

    @Test
    void anIdentityWithALoginTakesASecondOne() {
        String identity = id(staff, "two");
        Map<String, String> both = Map.of(
                staff.provider(), staff.idToken("two"),
                guests.provider(), guests.idToken("two-again"));
        assertThat(credentials(identity, both)).isEqualTo(identity);
        assertThat(id(guests, "two-again")).isEqualTo(identity);
    }

    @Test
    void refusesAnIdentityToWhoeverProvesNothing() {
        String identity = id(staff, "victim");
        assertThatThrownBy(() -> credentials(identity, Map.of()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Access to Identity '" + identity + "' is forbidden.");
    }

    @Test
    void refusesAnIdentityToAnotherLogin() {
        String identity = id(staff, "victim2");
        assertThatThrownBy(() -> credentials(identity, login(staff, "thief")))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Logins don't match.");
        assertThatThrownBy(() -> credentials(identity, login(guests, "thief")))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Logins don't match.");
    }

    @Test
    void refusesLoginsOfTwoIdentities() {
        String first = id(staff, "one-person");
        id(guests, "another-person");
        Map<String, String> both = Map.of(
                staff.provider(), staff.idToken("one-person"),
                guests.provider(), guests.idToken("another-person"));
        assertThatThrownBy(() -> credentials(first, both)).isInstanceOf(ResourceConflictException.class);
        assertThatThrownBy(() -> app.getId(get -> get.identityPoolId(pool).logins(both)))
                .isInstanceOf(ResourceConflictException.class);
    }

    @Test
    void oneBadLoginSpoilsTheRequest() {
        String identity = id(staff, "careful");
        Map<String, String> one = Map.of(staff.provider(), staff.idToken("careful"), guests.provider(), "a.b.c");
        assertThatThrownBy(() -> credentials(identity, one)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void aLoginIsAnotherIdentityInAnotherPool() {
        String other = pool(true);
        String there = app.getId(get -> get.identityPoolId(other).logins(login(staff, "ada")))
                .identityId();
        assertThat(there).isNotEqualTo(id(staff, "ada"));
    }

    private String id(TestUserPool users, String sub) {
        return app.getId(get -> get.identityPoolId(pool).logins(login(users, sub)))
                .identityId();
    }

    private String unauthenticated() {
        return app.getId(get -> get.identityPoolId(pool)).identityId();
    }

    private String credentials(String identity, Map<String, String> logins) {
        return app.getCredentialsForIdentity(get -> get.identityId(identity).logins(logins))
                .identityId();
    }

    private static Map<String, String> login(TestUserPool users, String sub) {
        return Map.of(users.provider(), users.idToken(sub));
    }

    private TestUserPool userPool() {
        TestUserPool users =
                TestUserPool.named("us-east-1_" + UUID.randomUUID().toString().substring(0, 8));
        published.publish(users.id(), users.key());
        return users;
    }

    private String pool(boolean unauthenticated) {
        return operator.createIdentityPool(create -> create.identityPoolName("app")
                        .allowUnauthenticatedIdentities(unauthenticated)
                        .cognitoIdentityProviders(provider(staff), provider(guests)))
                .identityPoolId();
    }

    private static CognitoIdentityProvider provider(TestUserPool users) {
        return CognitoIdentityProvider.builder()
                .providerName(users.provider())
                .clientId(users.clientId())
                .build();
    }
}
