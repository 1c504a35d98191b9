package io.kognita.userpool.logdelivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventSourceName;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogDeliveryConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogLevel;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LogDeliveryTest {

    private static final String GROUP = "arn:aws:logs:us-east-1:000000000000:log-group:pool";
    private static final LogConfigurationType MESSAGES = LogConfigurationType.builder()
            .eventSource(EventSourceName.USER_NOTIFICATION)
            .logLevel(LogLevel.ERROR)
            .cloudWatchLogsConfiguration(logs -> logs.logGroupArn(GROUP))
            .build();
    private static final LogConfigurationType ACTIVITY = LogConfigurationType.builder()
            .eventSource(EventSourceName.USER_AUTH_EVENTS)
            .logLevel(LogLevel.INFO)
            .s3Configuration(bucket -> bucket.bucketArn("arn:aws:s3:::a-bucket"))
            .build();

    private CognitoIdentityProviderClient idp;
    private String pool;

    @BeforeEach
    void aPool() {
        idp = Idp.client();
        pool = pool(UserPoolTierType.PLUS);
    }

    @Test
    void keepsWhereLogsGoUntilSomethingElseIsSet() {
        assertThat(get().userPoolId()).isEqualTo(pool);
        assertThat(get().logConfigurations()).isEmpty();

        LogDeliveryConfigurationType both = set(MESSAGES, ACTIVITY);
        assertThat(both.logConfigurations()).containsExactly(MESSAGES, ACTIVITY);
        assertThat(get()).isEqualTo(both);

        set(ACTIVITY);
        assertThat(get().logConfigurations()).containsExactly(ACTIVITY);
        set();
        assertThat(get().logConfigurations()).isEmpty();
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        invalid(() -> set(MESSAGES, MESSAGES), "once");
        invalid(() -> set(MESSAGES.toBuilder().logLevel(LogLevel.INFO).build()), "must be ERROR");
        invalid(() -> set(ACTIVITY.toBuilder().logLevel(LogLevel.ERROR).build()), "must be INFO");
        invalid(
                () -> set(ACTIVITY.toBuilder()
                        .eventSource(EventSourceName.USER_NOTIFICATION)
                        .logLevel(LogLevel.ERROR)
                        .build()),
                "CloudWatchLogsConfiguration");
        invalid(
                () -> set(ACTIVITY.toBuilder()
                        .cloudWatchLogsConfiguration(logs -> logs.logGroupArn(GROUP))
                        .build()),
                "exactly one destination");
    }

    @Test
    void logsOfActivityNeedTheHighestTier() {
        pool = pool(UserPoolTierType.ESSENTIALS);

        assertThatThrownBy(() -> set(ACTIVITY)).isInstanceOf(FeatureUnavailableInTierException.class);
        set(MESSAGES);
    }

    @Test
    void namesWhatDoesNotExist() {
        pool = "us-east-1_Unknown00";

        assertThatThrownBy(() -> set(MESSAGES)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(this::get).isInstanceOf(ResourceNotFoundException.class);
    }

    private String pool(UserPoolTierType tier) {
        return idp.createUserPool(request -> request.poolName("logs").userPoolTier(tier))
                .userPool()
                .id();
    }

    private LogDeliveryConfigurationType set(LogConfigurationType... logs) {
        return idp.setLogDeliveryConfiguration(
                        request -> request.userPoolId(pool).logConfigurations(logs))
                .logDeliveryConfiguration();
    }

    private LogDeliveryConfigurationType get() {
        return idp.getLogDeliveryConfiguration(request -> request.userPoolId(pool))
                .logDeliveryConfiguration();
    }

    private static void invalid(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class).hasMessageContaining(message);
    }
}
