package io.kognita.userpool.user;

import io.kognita.userpool.schema.StandardAttributes;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** A second factor, by the name of its challenge, which is its name in a user's settings too. */
@RegisterForReflection
public enum SecondFactor {
    SMS_MFA(StandardAttributes.PHONE_NUMBER),
    SOFTWARE_TOKEN_MFA(null),
    EMAIL_OTP(StandardAttributes.EMAIL);

    private final String address;

    SecondFactor(String address) {
        this.address = address;
    }

    /** The attribute with the address that codes go to; empty for an authenticator app. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** True when a user could prove it now: they have the address, or an authenticator app. */
    public boolean availableTo(User user) {
        return address()
                .map(attribute -> user.attribute(attribute).isPresent())
                .orElseGet(() -> user.secondFactors().hasAuthenticator());
    }

    public ChallengeNameType challenge() {
        return ChallengeNameType.fromValue(name());
    }
}
