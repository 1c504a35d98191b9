package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.DeviceStep;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.SecondFactorStep;
import io.kognita.userpool.auth.Session;
import io.kognita.userpool.auth.SetUp;
import io.kognita.userpool.auth.SetUps;
import io.kognita.userpool.mfa.Demand;
import io.kognita.userpool.user.SecondFactor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/**
 * {@code MFA_SETUP}: a user who needs a second factor and has none comes back with an authenticator app that was verified, or
 * with an address to send codes to.
 */
@Singleton
class MfaSetup implements Challenge {

    private final SetUps setUps;
    private final SessionUsers users;
    private final SecondFactorStep secondFactor;
    private final FirstAddress firstAddress;
    private final DeviceStep device;

    MfaSetup(
            SetUps setUps,
            SessionUsers users,
            SecondFactorStep secondFactor,
            FirstAddress firstAddress,
            DeviceStep device) {
        this.setUps = setUps;
        this.users = users;
        this.secondFactor = secondFactor;
        this.firstAddress = firstAddress;
        this.device = device;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.MFA_SETUP;
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        SetUp setUp = setUps.open(attempt);
        return users.proved(attempt, setUp.session())
                .map(user -> Proof.of(attempt, setUp.session(), user))
                .flatMap(proof -> secondFactor
                        .demand(attempt, proof)
                        .flatMap(demand -> setUp.verified()
                                ? withApp(attempt, proof, demand)
                                : withAddress(attempt, setUp.session(), proof, demand)));
    }

    /** The code that verified the app was the proof of the factor, and the app has not been taken away since. */
    private Uni<Outcome> withApp(Attempt attempt, Proof proof, Demand demand) {
        if (!demand.accepted().contains(SecondFactor.SOFTWARE_TOKEN_MFA)) {
            throw Refusals.invalidSession();
        }
        return device.after(attempt, proof);
    }

    private Uni<Outcome> withAddress(Attempt attempt, Session session, Proof proof, Demand demand) {
        if (!(demand instanceof Demand.SetUp(var factors))) {
            throw Refusals.invalidSession();
        }
        SecondFactor factor = FirstAddress.given(attempt)
                .filter(factors::contains)
                .orElseThrow(() -> InvalidParameterException.builder()
                        .message("MFA_SETUP needs the session of a software token that was verified, or an address")
                        .build());
        return firstAddress
                .set(attempt, proof.user(), factor)
                .flatMap(user -> secondFactor.after(attempt, Proof.of(attempt, session, user)));
    }
}
