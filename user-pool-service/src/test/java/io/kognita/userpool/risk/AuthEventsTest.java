package io.kognita.userpool.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.Jwts;
import io.kognita.userpool.TestDatabase;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListUserAuthEventsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuthEventsTest {

    private static final String PASSWORD = "Right-password-1";

    @Inject
    FeedbackTokens tokens;

    @Inject
    TestUsers users;

    @Inject
    TestDatabase database;

    private CognitoIdentityProviderClient idp;
    private String pool;
    private SignIns signIns;

    @BeforeEach
    void aPoolThatWatchesItsUsers() {
        idp = Idp.client();
        pool = pool(AdvancedSecurityModeType.AUDIT);
    }

    @Test
    void keepsHowAUserSignedInTheNewestFirst() {
        signIns.tokens("ann", PASSWORD);
        fail("ann");

        List<AuthEventType> events = list("ann").authEvents();
        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(event.eventType()).isEqualTo(EventType.SIGN_IN);
            assertThat(event.creationDate()).isNotNull();
            assertThat(event.eventContextData().ipAddress()).isNotEmpty();
            assertThat(event.eventContextData().deviceName()).contains("aws-sdk-java");
        });
        assertThat(events.get(0).eventResponse()).isEqualTo(EventResponseType.FAIL);
        assertThat(events.get(0).challengeResponses().getFirst().challengeResponse())
                .isEqualTo(ChallengeResponse.FAILURE);
        assertThat(events.get(1).eventResponse()).isEqualTo(EventResponseType.PASS);
        assertThat(list("bob").authEvents()).isEmpty();
    }

    @Test
    void anEventHasTheIdThatItsTokensName() {
        String token = signIns.tokens("ann", PASSWORD).accessToken();

        assertThat(list("ann").authEvents().getFirst().eventId())
                .isEqualTo(Jwts.claims(token).get("event_id").textValue());
    }

    @Test
    void listsPageByPage() {
        signIns.tokens("ann", PASSWORD);
        signIns.tokens("ann", PASSWORD);
        fail("ann");

        AdminListUserAuthEventsResponse first = idp.adminListUserAuthEvents(
                request -> request.userPoolId(pool).username("ann").maxResults(2));
        AdminListUserAuthEventsResponse last = idp.adminListUserAuthEvents(request ->
                request.userPoolId(pool).username("ann").maxResults(2).nextToken(first.nextToken()));

        assertThat(first.authEvents()).hasSize(2);
        assertThat(last.authEvents()).hasSize(1);
        assertThat(last.nextToken()).isNull();
        assertThatThrownBy(() -> idp.adminListUserAuthEvents(
                        request -> request.userPoolId(pool).username("bob").nextToken(first.nextToken())))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void keepsNothingOfPoolsWithoutThreatProtection() {
        pool = pool(AdvancedSecurityModeType.OFF);
        signIns.tokens("ann", PASSWORD);

        assertThat(database.run("select from auth_event where pool_id = $1", pool))
                .isEmpty();
        assertThatThrownBy(() -> list("ann")).isInstanceOf(UserPoolAddOnNotEnabledException.class);
        assertThatThrownBy(() -> judge("ann", UUID.randomUUID().toString()))
                .isInstanceOf(UserPoolAddOnNotEnabledException.class);
    }

    @Test
    void keepsWhatAnAdministratorThinksOfAnEvent() {
        fail("ann");
        String event = list("ann").authEvents().getFirst().eventId();
        judge("ann", event);

        assertThat(list("ann").authEvents().getFirst().eventFeedback().feedbackValue())
                .isEqualTo(FeedbackValueType.INVALID);
        assertThat(list("ann").authEvents().getFirst().eventFeedback().provider())
                .isEqualTo("Admin");
        assertThatThrownBy(() -> judge("bob", event)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> judge("ann", "no-id")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> judge("nobody", event)).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void usersJudgeAnEventByItsTokenAndNoOther() {
        fail("ann");
        fail("ann");
        List<AuthEventType> events = list("ann").authEvents();
        String event = events.getFirst().eventId();
        String token = tokens.of(users.stored(pool, "ann"), event);

        refused("ann", events.getLast().eventId(), token);
        refused("bob", event, token);
        refused("nobody", event, token);
        refused("ann", event, "forged");
        refused("ann", event, tokens.of(users.stored(pool, "bob"), event));

        idp.updateAuthEventFeedback(request -> request.userPoolId(pool)
                .username("ann")
                .eventId(event)
                .feedbackToken(token)
                .feedbackValue(FeedbackValueType.VALID));
        assertThat(list("ann").authEvents().getFirst().eventFeedback().provider())
                .isEqualTo("User");
    }

    @Test
    void theHistoryGoesWithItsUser() {
        signIns.tokens("ann", PASSWORD);
        idp.adminDeleteUser(request -> request.userPoolId(pool).username("ann"));

        assertThat(database.run("select from auth_event where pool_id = $1", pool))
                .isEmpty();
    }

    private String pool(AdvancedSecurityModeType mode) {
        String id = idp.createUserPool(request -> request.poolName("auth-events")
                        .userPoolTier(UserPoolTierType.PLUS)
                        .userPoolAddOns(addOns -> addOns.advancedSecurityMode(mode)))
                .userPool()
                .id();
        String client = idp.createUserPoolClient(request -> request.userPoolId(id)
                        .clientName("app")
                        .explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH))
                .userPoolClient()
                .clientId();
        List.of("ann", "bob").forEach(name -> {
            idp.adminCreateUser(request -> request.userPoolId(id).username(name));
            idp.adminSetUserPassword(request ->
                    request.userPoolId(id).username(name).password(PASSWORD).permanent(true));
        });
        signIns = new SignIns(id, client);
        return id;
    }

    private void fail(String name) {
        assertThatThrownBy(() -> signIns.password(name, "Wrong-password-1")).isInstanceOf(NotAuthorizedException.class);
    }

    private AdminListUserAuthEventsResponse list(String name) {
        return idp.adminListUserAuthEvents(request -> request.userPoolId(pool).username(name));
    }

    private void judge(String name, String event) {
        idp.adminUpdateAuthEventFeedback(request ->
                request.userPoolId(pool).username(name).eventId(event).feedbackValue(FeedbackValueType.INVALID));
    }

    private void refused(String name, String event, String token) {
        assertThatThrownBy(() -> idp.updateAuthEventFeedback(request -> request.userPoolId(pool)
                        .username(name)
                        .eventId(event)
                        .feedbackToken(token)
                        .feedbackValue(FeedbackValueType.VALID)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid feedback token");
    }
}
