package io.kognita.userpool.risk;

import io.kognita.userpool.pool.Pool;
import io.kognita.wire.aws.AddressRange;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverActionsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverRiskConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnNotEnabledException;

/** What a risk configuration must be, and which pools may have one. */
final class RiskRules {

    /** All four numbers of an IPv4 address: one that lacks some has another meaning than it seems to have. */
    private static final Pattern CIDR =
            Pattern.compile("(?:(?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,45})/\\d{1,3}");

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029@]+@[^\\p{Cntrl}\\u2028\\u2029@]+");

    private RiskRules() {}

    /**
     * Checks that a pool has threat protection.
     *
     * @throws UserPoolAddOnNotEnabledException when it has not
     */
    static void checkProtected(Pool pool) {
        if (pool.threatProtection().isEmpty()) {
            throw UserPoolAddOnNotEnabledException.builder()
                    .message("Threat protection is not enabled for user pool " + pool.id() + ".")
                    .build();
        }
    }

    /**
     * Checks a configuration in itself.
     *
     * @throws InvalidParameterException when users are to be told and nothing says how, or an address or a range
     *     of addresses is none
     */
    static void check(RiskConfigurationType asked) {
        AccountTakeoverRiskConfigurationType takeover = asked.accountTakeoverRiskConfiguration();
        if (takeover != null && takeover.notifyConfiguration() == null && notifies(takeover.actions())) {
            throw invalid("NotifyConfiguration is required when an action notifies the user.");
        }
        if (takeover != null && takeover.notifyConfiguration() != null) {
            checkAddress("From", takeover.notifyConfiguration().from());
            checkAddress("ReplyTo", takeover.notifyConfiguration().replyTo());
        }
        if (asked.riskExceptionConfiguration() != null) {
            checkRanges(asked.riskExceptionConfiguration().blockedIPRangeList());
            checkRanges(asked.riskExceptionConfiguration().skippedIPRangeList());
        }
    }

    /** As far as to tell an address from something else: a name may come with it. */
    private static void checkAddress(String member, String address) {
        if (address != null && !ADDRESS.matcher(address).matches()) {
            throw invalid("Invalid email address in " + member + ".");
        }
    }

    private static boolean notifies(AccountTakeoverActionsType actions) {
        return Stream.of(actions.lowAction(), actions.mediumAction(), actions.highAction())
                .filter(Objects::nonNull)
                .anyMatch(AccountTakeoverActionType::sendNotification);
    }

    private static void checkRanges(List<String> ranges) {
        ranges.stream().filter(range -> !isRange(range)).findFirst().ifPresent(range -> {
            throw invalid("Invalid IP range: " + range);
        });
    }

    private static boolean isRange(String range) {
        try {
            return CIDR.matcher(range).matches() && AddressRange.parse(range).width() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
