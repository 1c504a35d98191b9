package io.kognita.userpool.auth.custom;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.trigger.CreateAuthChallenge;
import io.kognita.userpool.trigger.CreateAuthChallenge.Question;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** Puts the questions that a pool's function makes up: {@code CUSTOM_CHALLENGE}. */
@Singleton
public class CustomQuestion {

    private static final ChallengeNameType STEP = ChallengeNameType.CUSTOM_CHALLENGE;

    private final CreateAuthChallenge function;
    private final CustomSignIns signIns;
    private final Sessions sessions;
    private final Clock clock;

    CustomQuestion(CreateAuthChallenge function, CustomSignIns signIns, Sessions sessions, Clock clock) {
        this.function = function;
        this.signIns = signIns;
        this.sessions = sessions;
        this.clock = clock;
    }

    Uni<Outcome> put(Attempt attempt, CustomSignIn signIn) {
        return function.question(signIn.forFunctions(attempt)).flatMap(question -> put(attempt, signIn, question));
    }

    private Uni<Outcome> put(Attempt attempt, CustomSignIn signIn, Question question) {
        CustomState state = new CustomState(signIn.history(), question.privateParameters(), question.metadata());
        int round = signIn.questions();
        Instant expires = clock.instant().plus(attempt.client().authSessionValidity());
        CustomSession session = new CustomSession(
                signIn.id(),
                UUID.fromString(signIn.candidate().subject()),
                signIn.candidate().username(),
                round,
                expires);
        return signIns.put(attempt.pool().id(), signIn.id(), round, state, expires)
                .replaceWith(() -> new Outcome.Challenged(
                        STEP, sessions.sealText(attempt, STEP, session), parameters(signIn, question)));
    }

    private static Map<String, String> parameters(CustomSignIn signIn, Question question) {
        Map<String, String> parameters = new HashMap<>(question.publicParameters());
        parameters.put(Attempt.USERNAME, signIn.username());
        return parameters;
    }
}
