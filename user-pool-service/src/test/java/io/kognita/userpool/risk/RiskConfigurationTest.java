package io.kognita.userpool.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverEventActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompromisedCredentialsEventActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventFilterType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotifyConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetRiskConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RiskConfigurationTest {

    private static final NotifyConfigurationType MAIL = NotifyConfigurationType.builder()
            .from("security@example.com")
            .sourceArn("arn:aws:ses:us-east-1:000000000000:identity/example.com")
            .blockEmail(mail -> mail.subject("Blocked").htmlBody("<p>blocked</p>"))
            .build();

    private CognitoIdentityProviderClient idp;
    private String pool;
    private String client;

    @BeforeEach
    void aProtectedPoolWithAClient() {
        idp = Idp.client();
        pool = idp.createUserPool(request -> request.poolName("risk")
                        .userPoolTier(UserPoolTierType.PLUS)
                        .userPoolAddOns(addOns -> addOns.advancedSecurityMode(AdvancedSecurityModeType.ENFORCED)))
                .userPool()
                .id();
        client = idp.createUserPoolClient(request -> request.userPoolId(pool).clientName("app"))
                .userPoolClient()
                .clientId();
    }

    @Test
    void keepsWhatIsSetForAllAndForOneClient() {
        RiskConfigurationType all = set(null, RiskConfigurationTest::everything);
        RiskConfigurationType own = set(
                client,
                risk -> risk.compromisedCredentialsRiskConfiguration(compromised -> compromised.actions(
                        actions -> actions.eventAction(CompromisedCredentialsEventActionType.NO_ACTION))));

        assertThat(all.clientId()).isNull();
        assertThat(all.accountTakeoverRiskConfiguration().notifyConfiguration()).isEqualTo(MAIL);
        assertThat(all.lastModifiedDate()).isNotNull();
        assertThat(describe(null)).isEqualTo(all);
        assertThat(own.clientId()).isEqualTo(client);
        assertThat(describe(client)).isEqualTo(own);
    }

    @Test
    void aRequestThatNamesNothingResets() {
        set(null, RiskConfigurationTest::everything);
        set(null, risk -> risk);

        assertThat(describe(null))
                .isEqualTo(RiskConfigurationType.builder().userPoolId(pool).build());
        assertThat(describe(client))
                .isEqualTo(RiskConfigurationType.builder()
                        .userPoolId(pool)
                        .clientId(client)
                        .build());
    }

    @Test
    void refusesNotificationsThatNobodySends() {
        assertThatThrownBy(() -> set(
                        null,
                        risk -> risk.accountTakeoverRiskConfiguration(takeover ->
                                takeover.actions(actions -> actions.highAction(action -> action.sendNotification(true)
                                        .eventAction(AccountTakeoverEventActionType.BLOCK))))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("NotifyConfiguration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0/8", "example.com/8", "::1/129", "10.0.0.0/x", ""})
    void refusesRangesThatAreNone(String range) {
        assertThatThrownBy(() -> set(
                        null,
                        risk -> risk.riskExceptionConfiguration(
                                exception -> exception.blockedIPRangeList("10.0.0.0/8", range))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid IP range");
    }

    @Test
    void needsThreatProtection() {
        String bare = idp.createUserPool(request -> request.poolName("bare"))
                .userPool()
                .id();

        assertThatThrownBy(() -> idp.setRiskConfiguration(request -> request.userPoolId(bare)))
                .isInstanceOf(UserPoolAddOnNotEnabledException.class);
        assertThatThrownBy(() -> idp.describeRiskConfiguration(request -> request.userPoolId(bare)))
                .isInstanceOf(UserPoolAddOnNotEnabledException.class);
    }

    @Test
    void namesWhatDoesNotExist() {
        assertThatThrownBy(() -> set("unknown", risk -> risk)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> describe("unknown")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> idp.describeRiskConfiguration(request -> request.userPoolId("us-east-1_Unknown00")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private static SetRiskConfigurationRequest.Builder everything(SetRiskConfigurationRequest.Builder risk) {
        return risk.compromisedCredentialsRiskConfiguration(compromised -> compromised
                        .eventFilter(EventFilterType.SIGN_IN)
                        .actions(actions -> actions.eventAction(CompromisedCredentialsEventActionType.BLOCK)))
                .accountTakeoverRiskConfiguration(takeover -> takeover.notifyConfiguration(MAIL)
                        .actions(actions -> actions.lowAction(action -> action.sendNotification(false)
                                        .eventAction(AccountTakeoverEventActionType.NO_ACTION))
                                .highAction(action -> action.sendNotification(true)
                                        .eventAction(AccountTakeoverEventActionType.BLOCK))))
                .riskExceptionConfiguration(exception ->
                        exception.blockedIPRangeList("10.0.0.0/8", "fd00::/8").skippedIPRangeList("192.0.2.7/32"));
    }

    private RiskConfigurationType set(
            String clientId, UnaryOperator<SetRiskConfigurationRequest.Builder> configuration) {
        return idp.setRiskConfiguration(configuration
                        .apply(SetRiskConfigurationRequest.builder()
                                .userPoolId(pool)
                                .clientId(clientId))
                        .build())
                .riskConfiguration();
    }

    private RiskConfigurationType describe(String clientId) {
        return idp.describeRiskConfiguration(request -> request.userPoolId(pool).clientId(clientId))
                .riskConfiguration();
    }
}
