package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.FirstStep;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.auth.SecondFactorStep;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.user.SecondFactor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** A code by message as the first factor. Strangers, and users who may not sign in, are asked for one that nobody gets. */
@Singleton
class FirstCode {

    private final Sessions sessions;
    private final SessionUsers users;
    private final FirstCodes codes;
    private final Guesses guesses;
    private final SecondFactorStep secondFactor;

    FirstCode(Sessions sessions, SessionUsers users, FirstCodes codes, Guesses guesses, SecondFactorStep secondFactor) {
        this.sessions = sessions;
        this.users = users;
        this.codes = codes;
        this.guesses = guesses;
        this.secondFactor = secondFactor;
    }

    /** True when the session that came with an answer is one of a first factor. */
    boolean asked(Attempt attempt, ChallengeNameType name) {
        return sessions.isFirst(attempt, name);
    }

    Uni<Outcome> put(Attempt attempt, Candidate candidate, UUID signIn, ChallengeNameType name, SecondFactor factor) {
        return Proof.ofFirstFactor(attempt, candidate, signIn)
                .map(proof -> codes.send(attempt, proof, factor))
                .orElseGet(() -> codes.pretend(attempt, candidate, signIn, factor))
                .map(Destination::masked)
                .map(sent -> new Outcome.Challenged(
                        name,
                        sessions.seal(attempt, name, candidate, signIn),
                        Map.of(
                                "CODE_DELIVERY_DELIVERY_MEDIUM",
                                sent.deliveryMediumAsString(),
                                "CODE_DELIVERY_DESTINATION",
                                sent.destination())));
    }

    Uni<Outcome> answer(Attempt attempt, ChallengeNameType name, SecondFactor factor) {
        FirstStep step = sessions.openFirst(attempt, name);
        String code = attempt.required(name + "_CODE");
        return users.candidate(attempt, step.username(), step.sub())
                .flatMap(candidate -> Proof.ofFirstFactor(attempt, candidate, step.signIn())
                        .map(proof -> judge(attempt, proof, factor, code))
                        .orElseGet(() -> guesses.wrongFirst(
                                attempt, candidate, codes.checkPretended(attempt, step.signIn(), code))));
    }

    private Uni<Outcome> judge(Attempt attempt, Proof proof, SecondFactor factor, String code) {
        return guesses.ofFirstCode(attempt, proof.user(), codes.check(proof, factor, code))
                .chain(() -> secondFactor.after(attempt, proof));
    }
}
