package io.kognita.userpool.risk.compromised;

import static io.kognita.userpool.risk.RiskSources.LEAKED;
import static io.kognita.userpool.risk.RiskSources.PADDED;
import static io.kognita.userpool.risk.WatchedPool.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.kognita.userpool.risk.RiskSources;
import io.kognita.userpool.risk.WatchedPool;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompromisedCredentialsEventActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventFilterType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskDecisionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RiskSources.class)
class CompromisedCredentialsTest {

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    @Inject
    MeterRegistry meters;

    RiskSources sources;

    private WatchedPool pool;
    private SignIns signIns;

    @BeforeEach
    void aPoolThatRefusesLeakedPasswords() {
        watch(AdvancedSecurityModeType.ENFORCED);
        configure(pool.client, CompromisedCredentialsEventActionType.BLOCK);
    }

    @AfterEach
    void theHostIsThere() {
        sources.breakDown(false);
    }

    @Test
    void refusesALeakedPasswordAtSignUp() {
        assertThatThrownBy(() -> signUp("ann", LEAKED))
                .isInstanceOf(InvalidPasswordException.class)
                .hasMessageStartingWith("Provided password cannot be used for security reasons.");
        assertThat(users.exists(pool.id(), pool.name("ann"))).isFalse();
        signUp("ann", PASSWORD);
        signUp("bob", PADDED);
    }

    @Test
    void aLeakedPasswordAtSignInMustBeReplaced() {
        pool.user("ann", LEAKED);

        assertThatThrownBy(() -> signIns.tokens(pool.name("ann"), LEAKED))
                .isInstanceOf(PasswordResetRequiredException.class);
        assertThat(users.status(pool.id(), pool.name("ann"))).isEqualTo(UserStatusType.RESET_REQUIRED);
        AuthEventType event = pool.lastEvent("ann");
        assertThat(event.eventType()).isEqualTo(EventType.SIGN_IN);
        assertThat(event.eventResponse()).isEqualTo(EventResponseType.FAIL);
        assertThat(event.eventRisk().riskDecision()).isEqualTo(RiskDecisionType.BLOCK);
        assertThat(event.eventRisk().compromisedCredentialsDetected()).isTrue();

        String address = users.attributes(pool.id(), pool.name("ann")).get("email");
        signIns.idp.forgotPassword(request -> request.clientId(pool.client).username(pool.name("ann")));
        String code = mail.code(address);
        assertThatThrownBy(() -> reset("ann", code, LEAKED)).isInstanceOf(InvalidPasswordException.class);
        assertThat(pool.lastEvent("ann").eventType()).isEqualTo(EventType.FORGOT_PASSWORD);
        reset("ann", code, PASSWORD);
        assertThat(signIns.tokens(pool.name("ann"), PASSWORD).accessToken()).isNotEmpty();
    }

    @Test
    void refusesALeakedPasswordAtAChange() {
        pool.user("ann");
        String token = signIns.tokens(pool.name("ann"), PASSWORD).accessToken();

        assertThatThrownBy(() -> change(token, LEAKED)).isInstanceOf(InvalidPasswordException.class);
        AuthEventType event = pool.lastEvent("ann");
        assertThat(event.eventType()).isEqualTo(EventType.PASSWORD_CHANGE);
        assertThat(event.eventResponse()).isEqualTo(EventResponseType.FAIL);
        assertThat(event.eventRisk().compromisedCredentialsDetected()).isTrue();
        assertThat(signIns.tokens(pool.name("ann"), PASSWORD).accessToken()).isNotEmpty();
    }

    @Test
    void refusesALeakedPasswordInPlaceOfATemporaryOne() {
        pool.user("ann", PASSWORD, UserStatusType.FORCE_CHANGE_PASSWORD);
        String session = signIns.password(pool.name("ann"), PASSWORD).session();

        assertThatThrownBy(() -> signIns.answer(
                        ChallengeNameType.NEW_PASSWORD_REQUIRED,
                        Map.of("USERNAME", pool.name("ann"), "NEW_PASSWORD", LEAKED),
                        session))
                .isInstanceOf(InvalidPasswordException.class);
        assertThat(users.status(pool.id(), pool.name("ann"))).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
    }

    @Test
    void looksOnlyWhereTheFilterSays() {
        pool.user("ann", LEAKED);
        configure(pool.client, CompromisedCredentialsEventActionType.BLOCK, EventFilterType.PASSWORD_CHANGE);

        signUp("bob", LEAKED);
        String token = signIns.tokens(pool.name("ann"), LEAKED).accessToken();
        assertThatThrownBy(() -> signIns.idp.changePassword(request ->
                        request.accessToken(token).previousPassword(LEAKED).proposedPassword(LEAKED)))
                .isInstanceOf(InvalidPasswordException.class);
    }

    @Test
    void onlyRecordsWhereNothingIsToBeDone() {
        configure(pool.client, CompromisedCredentialsEventActionType.NO_ACTION);
        recordsOnly();
    }

    @Test
    void onlyRecordsInAuditMode() {
        watch(AdvancedSecurityModeType.AUDIT);
        configure(pool.client, CompromisedCredentialsEventActionType.BLOCK);
        recordsOnly();
    }

    @Test
    void aClientsOwnConfigurationTakesThePlaceOfThePools() {
        pool = WatchedPool.alone(pools, users);
        signIns = new SignIns(pool.id(), pool.client);
        pool.user("ann", LEAKED);
        configure(null, CompromisedCredentialsEventActionType.BLOCK);
        configure(pool.client, CompromisedCredentialsEventActionType.NO_ACTION);
        SignIns other = new SignIns(pool.id(), pool.client(pools));

        assertThat(signIns.tokens(pool.name("ann"), LEAKED).accessToken()).isNotEmpty();
        assertThatThrownBy(() -> other.tokens(pool.name("ann"), LEAKED))
                .isInstanceOf(PasswordResetRequiredException.class);
    }

    @Test
    void looksForNothingWithoutThreatProtection() {
        watch(AdvancedSecurityModeType.OFF);
        pool.user("ann", LEAKED);
        int before = sources.paths().size();

        signUp("bob", LEAKED);
        assertThat(signIns.tokens(pool.name("ann"), LEAKED).accessToken()).isNotEmpty();
        assertThat(sources.paths()).hasSize(before);
    }

    @Test
    void theHostSeesFiveDigitsOfARightPasswordAndNothingOfAWrongOne() {
        pool.user("ann");
        int before = sources.paths().size();

        assertThatThrownBy(() -> signIns.tokens(pool.name("ann"), "Wr0ng-horse"))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> signIns.tokens(pool.name("nobody"), PASSWORD))
                .isInstanceOf(NotAuthorizedException.class);
        signIns.srp(pool.name("ann"), PASSWORD);
        assertThat(sources.paths()).hasSize(before);

        signIns.tokens(pool.name("ann"), PASSWORD);
        List<String> asked = sources.paths().subList(before, sources.paths().size());
        assertThat(asked).containsExactly("/range/" + RiskSources.hash(PASSWORD).substring(0, 5));
        assertThat(sources.padding().getLast()).isEqualTo("true");
    }

    @Test
    void aHostThatIsGoneStopsNobody() {
        pool.user("ann", LEAKED);
        sources.breakDown(true);
        double before = unanswered();

        assertThat(signIns.tokens(pool.name("ann"), LEAKED).accessToken()).isNotEmpty();
        assertThat(unanswered()).isEqualTo(before + 1);
    }

    @Test
    void noEventHoldsAPasswordOrItsHash() {
        pool.user("ann", LEAKED);
        assertThatThrownBy(() -> signIns.tokens(pool.name("ann"), LEAKED))
                .isInstanceOf(PasswordResetRequiredException.class);
        assertThatThrownBy(() -> signUp("bob", LEAKED)).isInstanceOf(InvalidPasswordException.class);

        assertThat(mail.everything())
                .contains("io.kognita.authentication.leaked-password-chosen")
                .doesNotContain(
                        LEAKED,
                        RiskSources.hash(LEAKED),
                        RiskSources.hash(LEAKED).substring(5));
    }

    private void recordsOnly() {
        pool.user("ann", LEAKED);
        String token = signIns.tokens(pool.name("ann"), LEAKED).accessToken();
        AuthEventType event = pool.lastEvent("ann");
        assertThat(event.eventResponse()).isEqualTo(EventResponseType.PASS);
        assertThat(event.eventRisk().riskDecision()).isEqualTo(RiskDecisionType.NO_RISK);
        assertThat(event.eventRisk().compromisedCredentialsDetected()).isTrue();

        signIns.idp.changePassword(
                request -> request.accessToken(token).previousPassword(LEAKED).proposedPassword(LEAKED + "2"));
        assertThat(pool.lastEvent("ann").eventType()).isEqualTo(EventType.SIGN_IN);
        signUp("bob", LEAKED);
        assertThat(users.status(pool.id(), pool.name("ann"))).isEqualTo(UserStatusType.CONFIRMED);
    }

    private double unanswered() {
        return meters.counter("kognita.leaked.password.checks", "outcome", "unanswered")
                .count();
    }

    private void watch(AdvancedSecurityModeType mode) {
        pool = new WatchedPool(pools, users, mode);
        signIns = new SignIns(pool.id(), pool.client);
    }

    private void configure(String client, CompromisedCredentialsEventActionType action, EventFilterType... occasions) {
        pool.configure(request -> request.clientId(client)
                .compromisedCredentialsRiskConfiguration(compromised -> compromised
                        .actions(actions -> actions.eventAction(action))
                        .eventFilter(occasions.length == 0 ? null : List.of(occasions))));
    }

    private void signUp(String name, String password) {
        signIns.idp.signUp(request -> request.clientId(pool.client)
                .username(pool.name(name))
                .password(password)
                .userAttributes(attribute -> attribute.name("email").value(pool.email(name))));
    }

    private void change(String token, String proposed) {
        signIns.idp.changePassword(
                request -> request.accessToken(token).previousPassword(PASSWORD).proposedPassword(proposed));
    }

    private void reset(String name, String code, String password) {
        signIns.idp.confirmForgotPassword(request -> request.clientId(pool.client)
                .username(pool.name(name))
                .confirmationCode(code)
                .password(password));
    }
}
