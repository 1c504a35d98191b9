package io.kognita.userpool.client;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.StandardAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AnalyticsConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

/** Rules between the members of a client's settings, and between them and the pool. */
final class ClientRules {

    private static final Duration SHORTEST_TOKEN = Duration.ofMinutes(5);
    private static final Duration LONGEST_TOKEN = Duration.ofDays(1);
    private static final Duration SHORTEST_REFRESH = Duration.ofMinutes(60);
    private static final Duration LONGEST_REFRESH = Duration.ofDays(3650);

    /** Only a code that the user received, or an administrator, sets these. */
    private static final Set<String> NEVER_WRITABLE = Set.of(
            StandardAttributes.SUB,
            StandardAttributes.EMAIL_VERIFIED,
            StandardAttributes.PHONE_NUMBER_VERIFIED,
            "identities");

    private final Pool pool;
    private final UserPoolClientType asked;
    private final String action;

    private ClientRules(Pool pool, UserPoolClientType asked, String action) {
        this.pool = pool;
        this.asked = asked;
        this.action = action;
    }

    /**
     * Checks the settings that a request asks for, before defaults are filled in.
     *
     * @param action {@code creating} or {@code updating}, for AWS's messages
     * @throws InvalidParameterException when they contradict one another or the pool; or a more special exception
     */
    static void check(Pool pool, UserPoolClientType asked, boolean hasSecret, String action) {
        ClientRules rules = new ClientRules(pool, asked, action);
        rules.checkFlows();
        rules.checkTokenFlow(hasSecret);
        rules.checkValidity();
        rules.checkAttributes();
        rules.checkProviders();
        rules.checkAnalytics();
        require(
                hasSecret || !Boolean.TRUE.equals(asked.enablePropagateAdditionalUserContextData()),
                "EnablePropagateAdditionalUserContextData requires a client secret.");
        OAuthRules.check(pool, asked, hasSecret);
    }

    private void checkFlows() {
        List<String> flows = asked.explicitAuthFlowsAsStrings();
        require(
                flows.stream().allMatch(flow -> flow.startsWith("ALLOW_"))
                        || flows.stream().noneMatch(flow -> flow.startsWith("ALLOW_")),
                "ExplicitAuthFlows cannot combine values that begin with ALLOW_ with values that do not.");
        if (asked.explicitAuthFlows().contains(ExplicitAuthFlowsType.ALLOW_USER_AUTH)
                && pool.settings().userPoolTier() == UserPoolTierType.LITE) {
            throw FeatureUnavailableInTierException.builder()
                    .message("ALLOW_USER_AUTH requires the ESSENTIALS or PLUS tier.")
                    .build();
        }
    }

    /** A machine has a secret and no users. */
    private void checkTokenFlow(boolean hasSecret) {
        List<String> flows = asked.explicitAuthFlowsAsStrings();
        if (flows.contains(AuthFlows.CLIENT_TOKEN)) {
            require(flows.size() == 1, AuthFlows.CLIENT_TOKEN + " cannot be combined with other ExplicitAuthFlows.");
            require(hasSecret, AuthFlows.CLIENT_TOKEN + " requires a client secret.");
        }
    }

    private void checkValidity() {
        Client client = new Client(asked, List.of());
        require(
                within(client.accessTokenValidity(), SHORTEST_TOKEN, LONGEST_TOKEN)
                        && within(client.idTokenValidity(), SHORTEST_TOKEN, LONGEST_TOKEN)
                        && within(client.refreshTokenValidity(), SHORTEST_REFRESH, LONGEST_REFRESH),
                "Invalid range for token validity.");
    }

    private static boolean within(Duration given, Duration shortest, Duration longest) {
        return given.compareTo(shortest) >= 0 && given.compareTo(longest) <= 0;
    }

    /** Users could not sign up through a client that may not write what the pool requires. */
    private void checkAttributes() {
        require(
                asked.readAttributes().stream().allMatch(pool.schema()::defines),
                "Invalid read attributes specified while " + action + " a client");
        List<String> writable = asked.writeAttributes();
        boolean permitted = writable.stream()
                .allMatch(name -> pool.schema().defines(name)
                        && !NEVER_WRITABLE.contains(name)
                        && !pool.schema().developerOnly(name));
        require(
                permitted
                        && (writable.isEmpty()
                                || writable.containsAll(pool.schema().required())),
                "Invalid write attributes specified while " + action + " a client");
    }

    private void checkProviders() {
        asked.supportedIdentityProviders().stream()
                .filter(provider -> !pool.hasProvider(provider))
                .findFirst()
                .ifPresent(provider -> require(
                        false, "The provider " + provider + " does not exist for User Pool " + pool.id() + "."));
    }

    private void checkAnalytics() {
        AnalyticsConfigurationType analytics = asked.analyticsConfiguration();
        if (analytics == null) {
            return;
        }
        boolean byId =
                analytics.applicationId() != null && analytics.roleArn() != null && analytics.externalId() != null;
        require(
                analytics.applicationArn() != null || byId,
                "Invalid analytics configuration given, either <application arn> or <application id, role arn, external"
                        + " id> are valid");
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw InvalidParameterException.builder().message(rule).build();
        }
    }
}
