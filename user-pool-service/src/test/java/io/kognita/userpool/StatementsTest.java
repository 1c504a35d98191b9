package io.kognita.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.StatementLog;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** What each of the calls that there are most of asks of the database, once pool, client and keys are in memory. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StatementsTest {

    private static final String PASSWORD = "Corr3ct-horse";

    private static final Consumer<String> USER = begins("select", "from pool_user");
    private static final Consumer<String> LOCK = begins("select failures from sign_in_failures");
    private static final Consumer<String> GUESS = begins("delete from sign_in_failures");
    private static final Consumer<String> GROUPS = begins("select", "from group_member");
    private static final Consumer<String> FAMILY_AND_EVENT = begins("insert into token_family", "insert into outbox");
    private static final Consumer<String> FAMILY_AND_USER = begins("select", "from token_family", "join pool_user");

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    private SignIns signIns;

    @BeforeEach
    void aUserWhoHasSignedInBefore() {
        UserPoolType pool = pools.pool(settings -> settings);
        String client = pools.client(
                pool.id(),
                settings -> settings.explicitAuthFlowsWithStrings(
                                "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
                        .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));
        users.user(
                pool,
                "ann",
                PASSWORD,
                UserStatusType.CONFIRMED,
                Map.of("email", "ann@example.com", "email_verified", "true"));
        users.user(pool, "new", PASSWORD, UserStatusType.UNCONFIRMED, Map.of("email", "new@example.com"));
        signIns = new SignIns(pool.id(), client);
        signIns.refresh(signIns.tokens("ann", PASSWORD).refreshToken());
    }

    @Test
    void aSignInByPasswordTakesFive() {
        List<String> asked = StatementLog.during(() -> signIns.tokens("ann", PASSWORD));

        assertThat(asked).satisfiesExactly(USER, LOCK, GUESS, GROUPS, FAMILY_AND_EVENT);
    }

    @Test
    void aSignInBySrpTakesSeven() {
        List<String> asked = StatementLog.during(() -> signIns.srp("ann", PASSWORD));

        assertThat(asked).satisfiesExactly(USER, LOCK, USER, LOCK, GUESS, GROUPS, FAMILY_AND_EVENT);
    }

    @Test
    void aRefreshReadsTwiceAndWritesNothing() {
        String token = signIns.tokens("ann", PASSWORD).refreshToken();

        List<String> asked = StatementLog.during(() -> signIns.refresh(token));

        assertThat(asked).satisfiesExactly(FAMILY_AND_USER, GROUPS);
    }

    @Test
    void getUserReadsOnce() {
        String token = signIns.tokens("ann", PASSWORD).accessToken();

        List<String> asked = StatementLog.during(() -> signIns.idp.getUser(request -> request.accessToken(token)));

        assertThat(asked).satisfiesExactly(FAMILY_AND_USER);
    }

    @Test
    void aStrangerCostsWhatAUserDoes() {
        assertThat(kinds(() -> refused(() -> signIns.tokens("nobody", "Wr0ng-horse"))))
                .isEqualTo(kinds(() -> refused(() -> signIns.tokens("ann", "Wr0ng-horse"))));
        assertThat(kinds(() -> refused(() -> signIns.srp("nobody", "Wr0ng-horse"))))
                .isEqualTo(kinds(() -> refused(() -> signIns.srp("ann", "Wr0ng-horse"))));
        assertThat(kinds(() -> forgotPassword("nobody"))).isEqualTo(kinds(() -> forgotPassword("ann")));
        assertThat(kinds(() -> refused(() -> confirmForgotPassword("nobody"))))
                .isEqualTo(kinds(() -> refused(() -> confirmForgotPassword("ann"))));
        assertThat(kinds(() -> resendConfirmationCode("nobody"))).isEqualTo(kinds(() -> resendConfirmationCode("new")));
        assertThat(kinds(() -> refused(() -> confirmSignUp("nobody"))))
                .isEqualTo(kinds(() -> refused(() -> confirmSignUp("new"))));
    }

    private void forgotPassword(String username) {
        signIns.idp.forgotPassword(request -> request.clientId(signIns.client).username(username));
    }

    private void confirmForgotPassword(String username) {
        signIns.idp.confirmForgotPassword(request -> request.clientId(signIns.client)
                .username(username)
                .confirmationCode("not-it")
                .password("An0ther-horse"));
    }

    private void resendConfirmationCode(String username) {
        signIns.idp.resendConfirmationCode(
                request -> request.clientId(signIns.client).username(username));
    }

    private void confirmSignUp(String username) {
        signIns.idp.confirmSignUp(
                request -> request.clientId(signIns.client).username(username).confirmationCode("not-it"));
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(CognitoIdentityProviderException.class);
    }

    /** The statements, but for the last line of a letter: a stranger's is sent to the database and not kept. */
    private static List<String> kinds(Runnable call) {
        return StatementLog.during(call).stream()
                .map(sql -> sql.replaceFirst("^(insert into outbox|select length\\().*", "a letter"))
                .toList();
    }

    private static Consumer<String> begins(String... parts) {
        return sql -> assertThat(sql).containsSubsequence(parts);
    }
}
