package io.kognita.userpool.risk;

import io.kognita.userpool.auth.event.RiskLevel;
import io.kognita.wire.aws.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverActionsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverEventActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverRiskConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompromisedCredentialsEventActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompromisedCredentialsRiskConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventFilterType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotifyConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;

/**
 * A risk configuration as rules.
 *
 * @param blocked whose attempts all end
 * @param skipped whose attempts are not judged
 */
public record RiskPolicy(RiskConfigurationType settings, List<AddressRange> blocked, List<AddressRange> skipped) {

    /** What is done about a level for which nothing is set. */
    private static final AccountTakeoverActionType NOTHING = AccountTakeoverActionType.builder()
            .eventAction(AccountTakeoverEventActionType.NO_ACTION)
            .sendNotification(false)
            .build();

    public RiskPolicy {
        blocked = List.copyOf(blocked);
        skipped = List.copyOf(skipped);
    }

    /** The rules of a configuration, without the mails, which are large and seldom sent. */
    static RiskPolicy of(RiskConfigurationType stored) {
        RiskConfigurationType settings = withoutMails(stored);
        return settings.riskExceptionConfiguration() == null
                ? new RiskPolicy(settings, List.of(), List.of())
                : new RiskPolicy(
                        settings,
                        ranges(settings.riskExceptionConfiguration().blockedIPRangeList()),
                        ranges(settings.riskExceptionConfiguration().skippedIPRangeList()));
    }

    /** True for an address from which nobody may sign in. */
    public boolean blocks(String address) {
        return contain(blocked, address);
    }

    /** True for an address from which everybody may. */
    public boolean skips(String address) {
        return contain(skipped, address);
    }

    /** What is done about a level. */
    public AccountTakeoverActionType action(RiskLevel level) {
        return takeover()
                .map(AccountTakeoverRiskConfigurationType::actions)
                .map(actions -> of(actions, level))
                .orElse(NOTHING);
    }

    /** True when a password that is known from a leak is looked for at an occasion: at all of them unless some are named. */
    public boolean looksForLeaks(EventFilterType occasion) {
        return compromised()
                .map(CompromisedCredentialsRiskConfigurationType::eventFilter)
                .filter(filter -> !filter.isEmpty())
                .map(filter -> filter.contains(occasion))
                .orElse(true);
    }

    /** True when such a password is refused. */
    public boolean refusesLeaked() {
        return compromised()
                .filter(settings -> settings.actions().eventAction() == CompromisedCredentialsEventActionType.BLOCK)
                .isPresent();
    }

    private static RiskConfigurationType withoutMails(RiskConfigurationType settings) {
        AccountTakeoverRiskConfigurationType takeover = settings.accountTakeoverRiskConfiguration();
        return takeover == null
                ? settings
                : settings.toBuilder()
                        .accountTakeoverRiskConfiguration(takeover.toBuilder()
                                .notifyConfiguration((NotifyConfigurationType) null)
                                .build())
                        .build();
    }

    private Optional<AccountTakeoverRiskConfigurationType> takeover() {
        return Optional.ofNullable(settings.accountTakeoverRiskConfiguration());
    }

    private Optional<CompromisedCredentialsRiskConfigurationType> compromised() {
        return Optional.ofNullable(settings.compromisedCredentialsRiskConfiguration());
    }

    private static AccountTakeoverActionType of(AccountTakeoverActionsType actions, RiskLevel level) {
        return switch (level) {
            case LOW -> actions.lowAction();
            case MEDIUM -> actions.mediumAction();
            case HIGH -> actions.highAction();
        };
    }

    private static List<AddressRange> ranges(List<String> texts) {
        return texts.stream().map(AddressRange::parse).toList();
    }

    private static boolean contain(List<AddressRange> ranges, String address) {
        if (ranges.isEmpty()) {
            return false;
        }
        InetAddress literal = InetAddress.ofLiteral(address);
        return ranges.stream().anyMatch(range -> range.contains(literal));
    }
}
