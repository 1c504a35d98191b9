package io.kognita.userpool;

import io.kognita.userpool.auth.SignIns;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.User;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** A pool with second factors, and what its users do with theirs through the SDK. */
public final class MfaPool {

    public static final String PASSWORD = "Corr3ct-horse";
    private static final String CALLER = "arn:aws:iam::123456789012:role/sms";

    public final CognitoIdentityProviderClient idp = Idp.client();
    public final UserPoolType pool;
    public final SignIns signIns;
    private final TestUsers users;
    private final Clock clock;

    /** A pool in which nothing is said of factors yet. */
    public MfaPool(TestPools pools, TestUsers users, Clock clock) {
        this.pool = pools.pool(settings -> settings);
        this.signIns = new SignIns(pool.id(), client(pools, pool.id()));
        this.users = users;
        this.clock = clock;
    }

    /** A pool in which each factor may be turned on. */
    public static MfaPool offeringAll(TestPools pools, TestUsers users, Clock clock) {
        return new MfaPool(pools, users, clock).with(UserPoolMfaType.OPTIONAL, SecondFactor.values());
    }

    /** A telephone number that no other user of the tests has. */
    public static String newPhone() {
        return "+1415" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
    }

    /** Another client of a pool. */
    public static String client(TestPools pools, String poolId) {
        return pools.client(
                poolId,
                settings -> settings.explicitAuthFlowsWithStrings(
                        "ALLOW_USER_SRP_AUTH",
                        "ALLOW_USER_PASSWORD_AUTH",
                        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                        "ALLOW_REFRESH_TOKEN_AUTH"));
    }

    public String id() {
        return pool.id();
    }

    /** Sets which factors the pool has. */
    public MfaPool with(UserPoolMfaType mode, SecondFactor... factors) {
        List<SecondFactor> offered = Arrays.asList(factors);
        idp.setUserPoolMfaConfig(request -> {
            request.userPoolId(pool.id()).mfaConfiguration(mode);
            if (offered.contains(SecondFactor.SMS_MFA)) {
                request.smsMfaConfiguration(sms ->
                        sms.smsAuthenticationMessage("Text {####}").smsConfiguration(sns -> sns.snsCallerArn(CALLER)));
            }
            if (offered.contains(SecondFactor.SOFTWARE_TOKEN_MFA)) {
                request.softwareTokenMfaConfiguration(token -> token.enabled(true));
            }
            if (offered.contains(SecondFactor.EMAIL_OTP)) {
                request.emailMfaConfiguration(email -> email.subject("Mail").message("Mail {####}"));
            }
        });
        return this;
    }

    /** A confirmed user. */
    public User user(String username, Map<String, String> attributes) {
        return users.user(pool, username, PASSWORD, UserStatusType.CONFIRMED, attributes);
    }

    /** A user with a temporary password. */
    public User invited(String username, Map<String, String> attributes) {
        return users.user(pool, username, PASSWORD, UserStatusType.FORCE_CHANGE_PASSWORD, attributes);
    }

    /** Access token of a user who signs in by the password alone. */
    public String signedIn(String username) {
        return signIns.tokens(username, PASSWORD).accessToken();
    }

    /** A user's new app, verified; the code of the present half minute is spent. */
    public AuthenticatorApp app(String accessToken, String name) {
        AuthenticatorApp app = new AuthenticatorApp(
                idp.associateSoftwareToken(request -> request.accessToken(accessToken))
                        .secretCode(),
                clock);
        idp.verifySoftwareToken(
                request -> request.accessToken(accessToken).userCode(app.code()).friendlyDeviceName(name));
        return app;
    }

    /** Turns a factor on for a user, preferred or not, or leaves the preference alone with null. */
    public void turnOn(String username, SecondFactor factor, Boolean preferred) {
        idp.adminSetUserMFAPreference(request -> {
            request.userPoolId(pool.id()).username(username);
            switch (factor) {
                case SMS_MFA -> request.smsMfaSettings(sms -> sms.enabled(true).preferredMfa(preferred));
                case SOFTWARE_TOKEN_MFA ->
                    request.softwareTokenMfaSettings(
                            token -> token.enabled(true).preferredMfa(preferred));
                case EMAIL_OTP ->
                    request.emailMfaSettings(email -> email.enabled(true).preferredMfa(preferred));
            }
        });
    }
}
