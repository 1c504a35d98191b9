package io.kognita.userpool.mfa;

import static io.kognita.userpool.user.SecondFactor.EMAIL_OTP;
import static io.kognita.userpool.user.SecondFactor.SMS_MFA;
import static io.kognita.userpool.user.SecondFactor.SOFTWARE_TOKEN_MFA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.SecondFactors;
import io.kognita.userpool.user.User;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Which factor is asked for; S, T and E stand for text message, authenticator app and e-mail. */
class DemandTest {

    private static final Map<Character, SecondFactor> LETTERS =
            Map.of('S', SMS_MFA, 'T', SOFTWARE_TOKEN_MFA, 'E', EMAIL_OTP);

    /** A user has an address or an app (has), has turned factors on (on), and prefers one; the pool recovers by an address. */
    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            value = {
                "mode,     offered, has, on,  prefers, recovery, demand",
                // Off: nothing, whatever the user has.
                "OFF,      -,       STE, STE, T,       admin,    nothing",
                // Optional: what the user turned on.
                "OPTIONAL, STE,     STE, -,   -,       admin,    nothing",
                "OPTIONAL, STE,     STE, S,   -,       admin,    prove S",
                "OPTIONAL, STE,     STE, ST,  -,       admin,    choose ST",
                "OPTIONAL, STE,     STE, STE, -,       admin,    choose STE",
                "OPTIONAL, STE,     STE, STE, E,       admin,    prove E",
                "OPTIONAL, STE,     STE, ST,  T,       admin,    prove T",
                // Optional, and what was turned on cannot be proved any more.
                "OPTIONAL, STE,     TE,  SE,  S,       admin,    prove E",
                "OPTIONAL, STE,     -,   SE,  S,       admin,    nothing",
                "OPTIONAL, T,       STE, SE,  S,       admin,    nothing",
                // An app outlives the pool's offer.
                "OPTIONAL, S,       ST,  T,   -,       admin,    prove T",
                "OPTIONAL, S,       ST,  ST,  -,       admin,    choose ST",
                // Optional: recovery has no say.
                "OPTIONAL, STE,     STE, SE,  -,       email,    choose SE",
                // Required, with a preference.
                "ON,       STE,     STE, S,   S,       admin,    prove S",
                "ON,       STE,     STE, E,   E,       email,    prove E",
                "ON,       S,       ST,  T,   T,       admin,    prove T",
                "ON,       STE,     T,   S,   S,       admin,    prove T",
                // Required, without one: what the user has, turned on or not, but not the address of recovery.
                "ON,       STE,     T,   -,   -,       admin,    prove T",
                "ON,       STE,     ST,  -,   -,       admin,    choose ST",
                "ON,       STE,     STE, -,   -,       admin,    choose STE",
                "ON,       STE,     STE, -,   -,       email,    choose ST",
                "ON,       STE,     STE, -,   -,       phone,    choose TE",
                "ON,       SE,      SE,  -,   -,       admin,    choose SE",
                "ON,       SE,      SE,  -,   -,       email,    prove S",
                "ON,       SE,      SE,  -,   -,       phone,    prove E",
                "ON,       SE,      SE,  -,   -,       -,        prove E",
                "ON,       S,       SE,  -,   -,       email,    prove S",
                "ON,       T,       STE, -,   -,       admin,    prove T",
                // The address of recovery, where the user has nothing else.
                "ON,       SE,      E,   -,   -,       email,    prove E",
                "ON,       S,       S,   -,   -,       phone,    prove S",
                "ON,       STE,     E,   -,   -,       email,    prove E",
                // An app outlives the pool's offer, and comes after what the pool offers.
                "ON,       S,       T,   -,   -,       admin,    prove T",
                "ON,       S,       ST,  -,   -,       admin,    prove S",
                // Required, and the user has nothing.
                "ON,       T,       -,   -,   -,       admin,    set up T",
                "ON,       T,       SE,  -,   -,       admin,    set up T",
                "ON,       STE,     -,   -,   -,       admin,    set up STE",
                "ON,       STE,     -,   -,   -,       email,    set up ST",
                "ON,       STE,     -,   -,   -,       phone,    set up TE",
                "ON,       E,       -,   -,   -,       email,    set up E",
                "ON,       S,       E,   -,   -,       email,    set up S",
                "ON,       -,       -,   -,   -,       admin,    set up -"
            })
    void asksForWhatTheGuideSays(
            UserPoolMfaType mode,
            String offered,
            String has,
            String on,
            String prefers,
            String recovery,
            String demand) {
        Pool pool = new Pool(pool(recovery));
        SecondFactor preferred = factors(prefers).stream().findFirst().orElse(null);
        User user = user(pool, factors(has), factors(on), preferred);

        assertThat(text(Demand.of(pool, offered(mode, factors(offered)), user))).isEqualTo(demand);
    }

    @Test
    void aPreferredFactorIsOneThatIsTurnedOn() {
        SecondFactors factors = SecondFactors.NONE.with(SMS_MFA).with(EMAIL_OTP).preferring(SMS_MFA);

        assertThat(factors.without(SMS_MFA).preferred()).isNull();
        assertThat(factors.without(EMAIL_OTP).preferred()).isEqualTo(SMS_MFA);
        assertThat(factors.withAuthenticator("x").withoutAuthenticator()).isEqualTo(factors);
    }

    private static String text(Demand demand) {
        return switch (demand) {
            case Demand.Nothing _ -> "nothing";
            case Demand.Prove(SecondFactor factor) -> "prove " + letters(Set.of(factor));
            case Demand.Choose(Set<SecondFactor> factors) -> "choose " + letters(factors);
            case Demand.SetUp(Set<SecondFactor> factors) -> "set up " + letters(factors);
        };
    }

    private static String letters(Set<SecondFactor> factors) {
        return factors.isEmpty()
                ? "-"
                : factors.stream()
                        .map(factor -> factor.name().replace("SOFTWARE_", "").substring(0, 1))
                        .collect(Collectors.joining());
    }

    private static Set<SecondFactor> factors(String letters) {
        return letters.chars()
                .mapToObj(letter -> LETTERS.get((char) letter))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SecondFactor.class)));
    }

    private static UserPoolType pool(String recovery) {
        UserPoolType.Builder pool = UserPoolType.builder().id("us-east-1_x").mfaConfiguration(UserPoolMfaType.ON);
        switch (recovery) {
            case "email" ->
                pool.accountRecoverySetting(setting -> setting.recoveryMechanisms(
                        way -> way.priority(2).name(RecoveryOptionNameType.VERIFIED_PHONE_NUMBER),
                        way -> way.priority(1).name(RecoveryOptionNameType.VERIFIED_EMAIL)));
            case "phone" ->
                pool.accountRecoverySetting(setting -> setting.recoveryMechanisms(
                        way -> way.priority(1).name(RecoveryOptionNameType.VERIFIED_PHONE_NUMBER)));
            case "admin" ->
                pool.accountRecoverySetting(setting ->
                        setting.recoveryMechanisms(way -> way.priority(1).name(RecoveryOptionNameType.ADMIN_ONLY)));
            default -> assertThat(recovery).isEqualTo("-");
        }
        return pool.build();
    }

    private static OfferedFactors offered(UserPoolMfaType mode, Set<SecondFactor> factors) {
        GetUserPoolMfaConfigResponse.Builder config =
                GetUserPoolMfaConfigResponse.builder().mfaConfiguration(mode);
        if (factors.contains(SMS_MFA)) {
            config.smsMfaConfiguration(sms -> sms.smsAuthenticationMessage("{####}"));
        }
        if (factors.contains(SOFTWARE_TOKEN_MFA)) {
            config.softwareTokenMfaConfiguration(token -> token.enabled(true));
        }
        if (factors.contains(EMAIL_OTP)) {
            config.emailMfaConfiguration(email -> email.subject("x"));
        }
        return new OfferedFactors(config.build());
    }

    private static User user(Pool pool, Set<SecondFactor> has, Set<SecondFactor> on, SecondFactor preferred) {
        Map<String, String> attributes = new HashMap<>();
        Arrays.stream(SecondFactor.values())
                .filter(has::contains)
                .flatMap(factor -> factor.address().stream())
                .forEach(
                        address -> attributes.put(address, address.equals("email") ? "a@example.com" : "+14155550100"));
        User user = new User(pool, UUID.randomUUID(), "ann", UserStatusType.CONFIRMED, attributes, Instant.now());
        SecondFactors factors = new SecondFactors(on, preferred, false, has.contains(SOFTWARE_TOKEN_MFA) ? "" : null);
        user.changeSecondFactors(factors, Instant.now());
        return user;
    }
}
