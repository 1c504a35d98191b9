package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.FirstFactorStep;
import io.kognita.userpool.auth.FirstStep;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Sessions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code SELECT_CHALLENGE}: the user says by what to sign in, and may bring it along. */
@Singleton
class SelectChallenge implements Challenge {

    private final Sessions sessions;
    private final SessionUsers users;
    private final FirstFactorStep firstFactor;

    SelectChallenge(Sessions sessions, SessionUsers users, FirstFactorStep firstFactor) {
        this.sessions = sessions;
        this.users = users;
        this.firstFactor = firstFactor;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.SELECT_CHALLENGE;
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        FirstStep step = sessions.openFirst(attempt, name());
        ChallengeNameType choice = ChallengeNameType.fromValue(attempt.required("ANSWER"));
        return users.candidate(attempt, step.username(), step.sub())
                .flatMap(candidate -> firstFactor.chosen(attempt, candidate, step.signIn(), choice));
    }
}
