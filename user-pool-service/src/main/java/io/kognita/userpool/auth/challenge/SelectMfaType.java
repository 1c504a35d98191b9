package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.auth.SecondFactorStep;
import io.kognita.userpool.auth.Session;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.mfa.Demand;
import io.kognita.userpool.user.SecondFactor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** {@code SELECT_MFA_TYPE}: a user who has several second factors, and prefers none, says which to ask for. */
@Singleton
class SelectMfaType implements Challenge {

    /** As AWS's reference spells the answer for {@code EMAIL_OTP}; its clients send the name of the challenge. */
    private static final String EMAIL_MFA = "EMAIL_MFA";

    private final Sessions sessions;
    private final SessionUsers users;
    private final SecondFactorStep secondFactor;

    SelectMfaType(Sessions sessions, SessionUsers users, SecondFactorStep secondFactor) {
        this.sessions = sessions;
        this.users = users;
        this.secondFactor = secondFactor;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.SELECT_MFA_TYPE;
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        Session session = sessions.open(attempt, name());
        String answer = attempt.required("ANSWER");
        return users.proved(attempt, session)
                .map(user -> Proof.of(attempt, session, user))
                .flatMap(proof -> secondFactor
                        .demand(attempt, proof)
                        .map(demand -> chosen(demand, answer).orElseThrow(SelectMfaType::notOffered))
                        .flatMap(factor -> secondFactor.ask(attempt, proof, factor)));
    }

    private static Optional<SecondFactor> chosen(Demand demand, String answer) {
        String name = answer.equals(EMAIL_MFA) ? SecondFactor.EMAIL_OTP.name() : answer;
        return demand.accepted().stream()
                .filter(factor -> factor.name().equals(name))
                .findFirst();
    }

    private static InvalidParameterException notOffered() {
        return InvalidParameterException.builder()
                .message("ANSWER must be one of MFAS_CAN_CHOOSE")
                .build();
    }
}
