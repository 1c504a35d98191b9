package io.kognita.userpool.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TokenValidityUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/**
 * An app client's settings as rules.
 *
 * @param secrets none, one, or two while one takes the place of the other; the older first
 */
public record Client(UserPoolClientType settings, List<String> secrets) {

    private static final int DEFAULT_SESSION_MINUTES = 3;
    private static final Duration DEFAULT_TOKEN_VALIDITY = Duration.ofHours(1);
    private static final Duration DEFAULT_REFRESH_VALIDITY = Duration.ofDays(30);

    public Client {
        secrets = List.copyOf(secrets);
    }

    public String id() {
        return settings.clientId();
    }

    public String poolId() {
        return settings.userPoolId();
    }

    public boolean hasSecret() {
        return !secrets.isEmpty();
    }

    /** Compares in constant time; false for a client that has no secret. */
    public boolean hasSecret(String claimed) {
        return matches(secret -> secret, claimed);
    }

    /**
     * True when something made of one of the secrets is what a caller sent; compares in constant time, and with every secret.
     */
    boolean matches(UnaryOperator<String> made, String claimed) {
        byte[] given = claimed.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String secret : secrets) {
            found |= MessageDigest.isEqual(made.apply(secret).getBytes(StandardCharsets.UTF_8), given);
        }
        return found;
    }

    /** True when applications and servers may sign users in by a flow. */
    public boolean enables(AuthFlowType flow) {
        return AuthFlows.enable(settings.explicitAuthFlows(), flow);
    }

    /** True for a machine that gets tokens of its own, without a user. */
    public boolean takesTokensForItself() {
        return settings.explicitAuthFlowsAsStrings().contains(AuthFlows.CLIENT_TOKEN);
    }

    /** How long an answer to a challenge may take. */
    public Duration authSessionValidity() {
        return Duration.ofMinutes(given(settings.authSessionValidity(), DEFAULT_SESSION_MINUTES));
    }

    public Duration idTokenValidity() {
        TimeUnitsType unit = units().idToken();
        return validity(settings.idTokenValidity(), unit == null ? TimeUnitsType.HOURS : unit, DEFAULT_TOKEN_VALIDITY);
    }

    public Duration accessTokenValidity() {
        TimeUnitsType unit = units().accessToken();
        return validity(
                settings.accessTokenValidity(), unit == null ? TimeUnitsType.HOURS : unit, DEFAULT_TOKEN_VALIDITY);
    }

    public Duration refreshTokenValidity() {
        TimeUnitsType unit = units().refreshToken();
        return validity(
                settings.refreshTokenValidity(), unit == null ? TimeUnitsType.DAYS : unit, DEFAULT_REFRESH_VALIDITY);
    }

    /** True when the tokens of one sign-in can be revoked, for which they name it in {@code origin_jti}. */
    public boolean revocable() {
        return !Boolean.FALSE.equals(settings.enableTokenRevocation());
    }

    /** True when each refresh replaces the refresh token. */
    public boolean rotatesRefreshTokens() {
        return settings.refreshTokenRotation() != null
                && settings.refreshTokenRotation().feature() == FeatureType.ENABLED;
    }

    /** How long a replaced refresh token may still be repeated. */
    public Duration rotationGrace() {
        return rotatesRefreshTokens()
                ? Duration.ofSeconds(given(settings.refreshTokenRotation().retryGracePeriodSeconds(), 0))
                : Duration.ZERO;
    }

    private TokenValidityUnitsType units() {
        return settings.tokenValidityUnits() == null
                ? TokenValidityUnitsType.builder().build()
                : settings.tokenValidityUnits();
    }

    /** Zero stands for the default, as in AWS. */
    private static Duration validity(Integer amount, TimeUnitsType unit, Duration whenAbsent) {
        if (amount == null || amount == 0) {
            return whenAbsent;
        }
        return switch (unit) {
            case SECONDS -> Duration.ofSeconds(amount);
            case MINUTES -> Duration.ofMinutes(amount);
            case HOURS -> Duration.ofHours(amount);
            case DAYS -> Duration.ofDays(amount);
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("a client has an unknown unit of time");
        };
    }

    private static int given(Integer value, int whenAbsent) {
        return value == null ? whenAbsent : value;
    }

    /** True when answers must not tell whether a user exists. */
    public boolean hidesUnknownUsers() {
        return settings.preventUserExistenceErrors() == PreventUserExistenceErrorTypes.ENABLED;
    }

    /** True when a user may see an attribute of theirs through this client. */
    public boolean readable(String attribute) {
        return permitted(settings.readAttributes(), attribute);
    }

    /** True when a user may set an attribute of theirs through this client. */
    public boolean writable(String attribute) {
        return permitted(settings.writeAttributes(), attribute);
    }

    /** A client without a list has all standard and custom attributes, none that developers keep for themselves. */
    private static boolean permitted(List<String> list, String attribute) {
        return list.isEmpty() ? !attribute.startsWith("dev:") : list.contains(attribute);
    }

    /** A secret never reaches a log. */
    @Override
    public String toString() {
        return "Client[" + id() + "]";
    }
}
