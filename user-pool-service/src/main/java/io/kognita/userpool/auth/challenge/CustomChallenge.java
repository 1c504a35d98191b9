package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.auth.custom.CustomRounds;
import io.kognita.userpool.auth.custom.CustomSession;
import io.kognita.userpool.auth.custom.CustomSignIn;
import io.kognita.userpool.auth.custom.CustomSignIns;
import io.kognita.userpool.auth.custom.CustomState;
import io.kognita.userpool.trigger.ChallengeResult;
import io.kognita.userpool.trigger.VerifyAuthChallengeResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code CUSTOM_CHALLENGE}: the pool's function judges the answer to a question that another one made up. */
@Singleton
class CustomChallenge implements Challenge {

    private final Sessions sessions;
    private final SessionUsers users;
    private final CustomSignIns signIns;
    private final VerifyAuthChallengeResponse function;
    private final CustomRounds rounds;

    CustomChallenge(
            Sessions sessions,
            SessionUsers users,
            CustomSignIns signIns,
            VerifyAuthChallengeResponse function,
            CustomRounds rounds) {
        this.sessions = sessions;
        this.users = users;
        this.signIns = signIns;
        this.function = function;
        this.rounds = rounds;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.CUSTOM_CHALLENGE;
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        CustomSession session = sessions.open(attempt, name(), CustomSession.class, CustomSession::expires);
        String answer = attempt.required("ANSWER");
        return users.candidate(attempt, session.username(), session.sub())
                .flatMap(candidate -> signIns.take(attempt.pool().id(), session)
                        .flatMap(state -> judge(
                                attempt,
                                new CustomSignIn(session.signIn(), candidate, state.history()),
                                state,
                                answer)));
    }

    private Uni<Outcome> judge(Attempt attempt, CustomSignIn signIn, CustomState state, String answer) {
        return function.correct(signIn.forFunctions(attempt), state.privateParameters(), answer)
                .flatMap(correct -> rounds.next(
                        attempt,
                        signIn.with(new ChallengeResult(ChallengeResult.CUSTOM_CHALLENGE, correct, state.metadata()))));
    }
}
