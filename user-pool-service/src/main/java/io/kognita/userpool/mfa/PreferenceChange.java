package io.kognita.userpool.mfa;

import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.SecondFactors;
import io.kognita.userpool.user.User;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailMfaSettingsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SMSMfaSettingsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaSettingsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnMfaSettingsType;

/** What a request says about a user's second factors; what it does not mention stays. */
final class PreferenceChange {

    private final Map<SecondFactor, Setting> settings = new EnumMap<>(SecondFactor.class);
    private final Boolean passkey;

    /** What is said of one factor, null where nothing is. */
    private record Setting(Boolean enabled, Boolean preferred) {}

    PreferenceChange(
            SMSMfaSettingsType sms,
            SoftwareTokenMfaSettingsType token,
            EmailMfaSettingsType email,
            WebAuthnMfaSettingsType webAuthn) {
        if (sms != null) {
            settings.put(SecondFactor.SMS_MFA, new Setting(sms.enabled(), sms.preferredMfa()));
        }
        if (token != null) {
            settings.put(SecondFactor.SOFTWARE_TOKEN_MFA, new Setting(token.enabled(), token.preferredMfa()));
        }
        if (email != null) {
            settings.put(SecondFactor.EMAIL_OTP, new Setting(email.enabled(), email.preferredMfa()));
        }
        passkey = webAuthn == null ? null : webAuthn.enabled();
    }

    /**
     * The user's factors after it.
     *
     * @throws InvalidParameterException when a factor is turned on that the user cannot prove, or preferred while it is off
     */
    SecondFactors of(User user, OfferedFactors offered) {
        SecondFactors changed = user.secondFactors();
        for (Map.Entry<SecondFactor, Setting> said : settings.entrySet()) {
            changed = turned(changed, user, said.getKey(), said.getValue().enabled());
        }
        changed = preferred(changed);
        if (passkey != null) {
            changed = changed.withPasskey(passkey);
            if (passkey) {
                checkPasskey(changed, offered);
            }
        }
        return changed;
    }

    private static SecondFactors turned(SecondFactors factors, User user, SecondFactor factor, Boolean on) {
        if (on == null) {
            return factors;
        }
        if (!on) {
            return factors.without(factor);
        }
        if (!factor.availableTo(user)) {
            throw invalid("User does not have delivery config set to turn on " + factor);
        }
        return factors.with(factor);
    }

    private SecondFactors preferred(SecondFactors factors) {
        Optional<SecondFactor> wanted = wanted();
        if (wanted.isPresent()) {
            if (!factors.enabled().contains(wanted.get())) {
                throw invalid(wanted.get() + " must be enabled to be the preferred MFA");
            }
            return factors.preferring(wanted.get());
        }
        Setting present = factors.preferred() == null ? null : settings.get(factors.preferred());
        boolean unwanted = present != null && Boolean.FALSE.equals(present.preferred());
        return unwanted ? factors.preferring(null) : factors;
    }

    private Optional<SecondFactor> wanted() {
        return settings.entrySet().stream()
                .filter(said -> Boolean.TRUE.equals(said.getValue().preferred()))
                .map(Map.Entry::getKey)
                .reduce((one, other) -> {
                    throw invalid("Only one MFA can be preferred");
                });
    }

    /** A passkey may be lost, so it is never the only factor. */
    private static void checkPasskey(SecondFactors factors, OfferedFactors offered) {
        if (!offered.passkeyIsEnough()) {
            throw invalid("Passkey MFA is not enabled for the user pool");
        }
        if (factors.enabled().isEmpty()) {
            throw invalid("Passkey MFA needs another MFA that is enabled");
        }
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
