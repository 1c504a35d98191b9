package io.kognita.userpool.logdelivery;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventSourceName;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogLevel;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Which logs go where: errors of messages to a log group, activity of users to one of three kinds of destination. */
final class LogDeliveryRules {

    private LogDeliveryRules() {}

    /**
     * Checks what a request asks for.
     *
     * @throws InvalidParameterException when source, level and destination do not go together
     */
    static void check(List<LogConfigurationType> logs) {
        long sources =
                logs.stream().map(LogConfigurationType::eventSource).distinct().count();
        require(sources == logs.size(), "Each EventSource may be configured once.");
        logs.forEach(log -> {
            boolean messages = log.eventSource() == EventSourceName.USER_NOTIFICATION;
            require(
                    log.logLevel() == (messages ? LogLevel.ERROR : LogLevel.INFO),
                    "LogLevel of " + log.eventSourceAsString() + " must be " + (messages ? "ERROR." : "INFO."));
            require(
                    destinations(log) == 1 && (!messages || log.cloudWatchLogsConfiguration() != null),
                    messages
                            ? "userNotification requires CloudWatchLogsConfiguration alone."
                            : "userAuthEvents requires exactly one destination.");
        });
    }

    /**
     * Checks that a pool has what it is to log.
     *
     * @throws FeatureUnavailableInTierException for activity of users in a pool that does not watch it
     */
    static void checkTier(UserPoolType pool, List<LogConfigurationType> logs) {
        boolean activity = logs.stream().anyMatch(log -> log.eventSource() == EventSourceName.USER_AUTH_EVENTS);
        if (activity && pool.userPoolTier() != UserPoolTierType.PLUS) {
            throw FeatureUnavailableInTierException.builder()
                    .message("Logs of userAuthEvents require the PLUS tier.")
                    .build();
        }
    }

    private static long destinations(LogConfigurationType log) {
        return Stream.of(log.cloudWatchLogsConfiguration(), log.s3Configuration(), log.firehoseConfiguration())
                .filter(Objects::nonNull)
                .count();
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw InvalidParameterException.builder().message(rule).build();
        }
    }
}
