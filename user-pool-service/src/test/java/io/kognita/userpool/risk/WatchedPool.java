package io.kognita.userpool.risk;

import io.kognita.userpool.Idp;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.user.User;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverActionsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverEventActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.HttpHeader;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotifyConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetRiskConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * A pool with threat protection, and what its users do with the SDK. Tests share pools, for each takes keys; a test has users of
 * its own, and a client of its own with its own risk configuration.
 */
public final class WatchedPool {

    private static final Map<AdvancedSecurityModeType, UserPoolType> SHARED = new ConcurrentHashMap<>();

    public static final String PASSWORD = "Corr3ct-horse";

    /** Where users are at home. */
    public static final String HOME = "203.0.113.7";

    public static final String BROWSER = "Browser/1.0";

    private static final String ARN = "arn:aws:ses:us-east-1:000000000000:identity/example.com";

    public final CognitoIdentityProviderClient idp = Idp.client();
    public final UserPoolType pool;
    public final String client;
    private final TestUsers users;

    /** A client of a pool that other tests use too. */
    public WatchedPool(TestPools pools, TestUsers users, AdvancedSecurityModeType mode) {
        this(SHARED.computeIfAbsent(mode, same -> pool(pools, same)), pools, users);
    }

    private WatchedPool(UserPoolType pool, TestPools pools, TestUsers users) {
        this.pool = pool;
        this.users = users;
        this.client = client(pools);
    }

    /** A client of a pool that no other test uses. */
    public static WatchedPool alone(TestPools pools, TestUsers users) {
        return new WatchedPool(pool(pools, AdvancedSecurityModeType.ENFORCED), pools, users);
    }

    private static UserPoolType pool(TestPools pools, AdvancedSecurityModeType mode) {
        return pools.pool(settings -> settings.userPoolTier(UserPoolTierType.PLUS)
                .userPoolAddOns(addOns -> addOns.advancedSecurityMode(mode)));
    }

    /** Another client. */
    public String client(TestPools pools) {
        return pools.client(
                pool.id(),
                settings -> settings.explicitAuthFlowsWithStrings(
                                "ALLOW_USER_PASSWORD_AUTH",
                                "ALLOW_USER_SRP_AUTH",
                                "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                                "ALLOW_REFRESH_TOKEN_AUTH")
                        .preventUserExistenceErrors("ENABLED"));
    }

    public String id() {
        return pool.id();
    }

    /** The username of this test's user. */
    public String name(String name) {
        return name + "-" + client;
    }

    public String email(String name) {
        return name(name) + "@example.com";
    }

    /** A confirmed user with a verified address. */
    public User user(String name, String password) {
        return user(name, password, UserStatusType.CONFIRMED);
    }

    public User user(String name, String password, UserStatusType status) {
        return users.user(pool, name(name), password, status, Map.of("email", email(name), "email_verified", "true"));
    }

    public User user(String name) {
        return user(name, PASSWORD);
    }

    /** For this test's client; what is left out is reset. */
    public void configure(Consumer<SetRiskConfigurationRequest.Builder> settings) {
        idp.setRiskConfiguration(
                request -> settings.accept(request.userPoolId(pool.id()).clientId(client)));
    }

    /** Does the same about every level. */
    public void react(AccountTakeoverEventActionType action, boolean notify) {
        AccountTakeoverActionType same = action(action, notify);
        react(actions -> actions.lowAction(same).mediumAction(same).highAction(same), mail -> {});
    }

    public void react(
            Consumer<AccountTakeoverActionsType.Builder> actions, Consumer<NotifyConfigurationType.Builder> mails) {
        configure(request -> request.accountTakeoverRiskConfiguration(
                takeover -> takeover.actions(actions).notifyConfiguration(mail -> mails.accept(mail.sourceArn(ARN)))));
    }

    public static AccountTakeoverActionType action(AccountTakeoverEventActionType action, boolean notify) {
        return AccountTakeoverActionType.builder()
                .eventAction(action)
                .sendNotification(notify)
                .build();
    }

    /** A sign-in by a server for a user who is elsewhere. */
    public AdminInitiateAuthResponse signIn(String name, String address, String userAgent) {
        return signIn(name, PASSWORD, address, userAgent, null);
    }

    public AdminInitiateAuthResponse signIn(
            String name, String password, String address, String userAgent, String encodedData) {
        return idp.adminInitiateAuth(request -> request.userPoolId(pool.id())
                .clientId(client)
                .authFlow("ADMIN_USER_PASSWORD_AUTH")
                .authParameters(Map.of("USERNAME", name(name), "PASSWORD", password))
                .contextData(context -> context.ipAddress(address)
                        .serverName("app.example.com")
                        .serverPath("/login")
                        .encodedData(encodedData)
                        .httpHeaders(HttpHeader.builder()
                                .headerName("user-agent")
                                .headerValue(userAgent)
                                .build())));
    }

    /** The newest first. */
    public List<AuthEventType> events(String name) {
        return idp.adminListUserAuthEvents(
                        request -> request.userPoolId(pool.id()).username(name(name)))
                .authEvents();
    }

    public AuthEventType lastEvent(String name) {
        return events(name).getFirst();
    }

    public void judge(String name, AuthEventType event, FeedbackValueType value) {
        idp.adminUpdateAuthEventFeedback(request -> request.userPoolId(pool.id())
                .username(name(name))
                .eventId(event.eventId())
                .feedbackValue(value));
    }
}
