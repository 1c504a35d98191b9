package io.kognita.hostedui.mfa;

import io.kognita.hostedui.client.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** Begins to set a factor up. */
@Singleton
class MfaSetUps {

    private static final Map<String, String> ADDRESSES = Map.of("SMS_MFA", "phone_number", "EMAIL_OTP", "email");

    private final UserPool userPool;

    MfaSetUps(UserPool userPool) {
        this.userPool = userPool;
    }

    /** What the user is asked for: an address, or to take the secret over that user-pool-service made for an app. */
    Uni<MfaChallenge> begin(MfaChallenge challenge, String factor) {
        String address = ADDRESSES.get(factor);
        return address == null
                ? userPool.associateSoftwareToken(challenge.session())
                        .map(associated -> challenge.app(associated.session(), associated.secretCode()))
                : Uni.createFrom().item(challenge.address(address));
    }
}
