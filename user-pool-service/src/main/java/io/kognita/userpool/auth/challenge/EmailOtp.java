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

/** {@code EMAIL_OTP}: a code that is sent to the user's e-mail address, as the second factor or as the first. */
@Singleton
class EmailOtp implements Challenge, FirstFactorQuestion {

    private final FirstCode first;
    private final EmailMfa second;

    EmailOtp(FirstCode first, EmailMfa second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.EMAIL_OTP;
    }

    @Override
    public Uni<Outcome> put(Attempt attempt, Candidate candidate, UUID signIn) {
        return first.put(attempt, candidate, signIn, name(), SecondFactor.EMAIL_OTP);
    }

    /** The session tells which factor was asked for. */
    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        return first.asked(attempt, name())
                ? first.answer(attempt, name(), SecondFactor.EMAIL_OTP)
                : second.answer(attempt);
    }
}
