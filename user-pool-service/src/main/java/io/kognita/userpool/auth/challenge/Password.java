package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.FirstFactorQuestion;
import io.kognita.userpool.auth.FirstStep;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.PasswordProof;
import io.kognita.userpool.auth.Sessions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code PASSWORD}: the user chose to sign in by the password, sent in clear. */
@Singleton
class Password implements Challenge, FirstFactorQuestion {

    private final Sessions sessions;
    private final SessionUsers users;
    private final PasswordProof proof;

    Password(Sessions sessions, SessionUsers users, PasswordProof proof) {
        this.sessions = sessions;
        this.users = users;
        this.proof = proof;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.PASSWORD;
    }

    @Override
    public Uni<Outcome> put(Attempt attempt, Candidate candidate, UUID signIn) {
        return attempt.optional(Attempt.PASSWORD)
                .map(password -> proof.judge(attempt, candidate, signIn, password))
                .orElseGet(() -> Uni.createFrom()
                        .item(new Outcome.Challenged(
                                name(), sessions.seal(attempt, name(), candidate, signIn), Map.of())));
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        FirstStep step = sessions.openFirst(attempt, name());
        String password = attempt.required(Attempt.PASSWORD);
        return users.candidate(attempt, step.username(), step.sub())
                .flatMap(candidate -> proof.judge(attempt, candidate, step.signIn(), password));
    }
}
