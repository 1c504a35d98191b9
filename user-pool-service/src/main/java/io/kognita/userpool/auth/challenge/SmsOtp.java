package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.FirstFactorQuestion;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.user.SecondFactor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code SMS_OTP}: the user chose to sign in by a code that is sent to the phone. */
@Singleton
class SmsOtp implements Challenge, FirstFactorQuestion {

    private final FirstCode code;

    SmsOtp(FirstCode code) {
        this.code = code;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.SMS_OTP;
    }

    @Override
    public Uni<Outcome> put(Attempt attempt, Candidate candidate, UUID signIn) {
        return code.put(attempt, candidate, signIn, name(), SecondFactor.SMS_MFA);
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        return code.answer(attempt, name(), SecondFactor.SMS_MFA);
    }
}
