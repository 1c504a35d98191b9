package io.kognita.userpool.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuthenticationEventsTest {

    private static final String PASSWORD = "Corr3ct-horse";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    private UserPoolType pool;
    private SignIns signIns;
    private User ann;

    @BeforeEach
    void aUser() {
        pool = pools.pool(settings -> settings);
        signIns = new SignIns(
                pool.id(),
                pools.client(
                        pool.id(),
                        settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH")
                                .preventUserExistenceErrors("ENABLED")));
        ann = users.user(pool, "ann", PASSWORD);
    }

    @Test
    void tellsSignInsFailuresRevocationsAndSignOutsInOrder() {
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
        fail("ann");
        signIns.idp.revokeToken(request -> request.clientId(signIns.client).token(tokens.refreshToken()));
        signIns.idp.globalSignOut(
                request -> request.accessToken(signIns.tokens("ann", PASSWORD).accessToken()));

        assertThat(texts(
                        "select type from outbox where key = :key order by sequence",
                        ann.sub().toString()))
                .containsExactly(
                        "io.kognita.authentication.signed-in",
                        "io.kognita.authentication.failed",
                        "io.kognita.authentication.token-revoked",
                        "io.kognita.authentication.signed-in",
                        "io.kognita.authentication.signed-out");
    }

    @Test
    void putsNoSecretAndNoMistypedNameIntoThem() {
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
        fail("ann");
        fail("typed-my-passw0rd-here");

        List<String> events = texts("select cast(data as text) from outbox where source = :key", pool.arn());
        assertThat(events)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event)
                        .contains("sourceIp", "userAgent", pool.id())
                        .doesNotContain(
                                PASSWORD,
                                "Wr0ng-horse",
                                "typed-my-passw0rd-here",
                                tokens.refreshToken(),
                                tokens.accessToken()));
    }

    private void fail(String username) {
        assertThatThrownBy(() -> signIns.password(username, "Wr0ng-horse")).isInstanceOf(NotAuthorizedException.class);
    }

    private static List<String> texts(String sql, String key) {
        return TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(sql, String.class)
                        .setParameter("key", key)
                        .getResultList()));
    }
}
