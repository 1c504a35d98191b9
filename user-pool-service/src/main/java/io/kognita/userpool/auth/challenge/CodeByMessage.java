package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.auth.SecondFactorQuestion;
import io.kognita.userpool.auth.Session;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.user.SecondFactor;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** A second factor by a code that is sent to an address of the user's, which the code's return verifies. */
abstract class CodeByMessage implements SecondFactorQuestion {

    private final SecondFactor factor;
    private final Sessions sessions;
    private final SessionUsers users;
    private final SignInCodes codes;
    private final CodeVerdict verdict;

    CodeByMessage(SecondFactor factor, Sessions sessions, SessionUsers users, SignInCodes codes, CodeVerdict verdict) {
        this.factor = factor;
        this.sessions = sessions;
        this.users = users;
        this.codes = codes;
        this.verdict = verdict;
    }

    /** The name of the challenge. */
    public ChallengeNameType name() {
        return factor.challenge();
    }

    @Override
    public SecondFactor factor() {
        return factor;
    }

    @Override
    public Uni<Outcome> put(Attempt attempt, Proof proof) {
        return codes.send(attempt, proof, factor)
                .map(Destination::masked)
                .map(sent -> new Outcome.Challenged(
                        name(),
                        sessions.seal(attempt, name(), proof),
                        Map.of(
                                "USER_ID_FOR_SRP",
                                proof.user().username(),
                                "CODE_DELIVERY_DELIVERY_MEDIUM",
                                sent.deliveryMediumAsString(),
                                "CODE_DELIVERY_DESTINATION",
                                sent.destination())));
    }

    /** Judges an answer. */
    public Uni<Outcome> answer(Attempt attempt) {
        Session session = sessions.open(attempt, name());
        String code = attempt.required(factor + "_CODE");
        return users.proved(attempt, session)
                .map(user -> Proof.of(attempt, session, user))
                .flatMap(proof -> verdict.judge(attempt, proof, factor, codes.check(proof, factor, code)));
    }
}
