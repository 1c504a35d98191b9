package io.kognita.userpool.auth.custom;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.SrpExchange;
import io.kognita.userpool.srp.SrpPublicValue;
import io.kognita.userpool.trigger.ChallengeResult;
import io.kognita.userpool.trigger.DefineAuthChallenge;
import io.kognita.userpool.trigger.DefineAuthChallenge.Decision;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;

/** Leads a custom authentication from one question to the next, as the pool's function decides. */
@Singleton
public class CustomRounds {

    /** So that a function which never decides cannot be asked forever. */
    private static final int MAX_QUESTIONS = 20;

    private final DefineAuthChallenge function;
    private final CustomQuestion question;
    private final SrpExchange exchange;
    private final CustomEnding ending;

    CustomRounds(DefineAuthChallenge function, CustomQuestion question, SrpExchange exchange, CustomEnding ending) {
        this.function = function;
        this.question = question;
        this.exchange = exchange;
        this.ending = ending;
    }

    /**
     * The first decision.
     *
     * @param clientValue the client's public value, when it wants to prove a password first
     */
    public Uni<Outcome> begin(Attempt attempt, CustomSignIn signIn, Optional<SrpPublicValue> clientValue) {
        return function.decide(signIn.forFunctions(attempt))
                .flatMap(decision -> decision instanceof Decision.Ask(String name)
                                && name.equals(ChallengeResult.PASSWORD_VERIFIER)
                                && signIn.awaitsPassword()
                        ? exchange.beginCustom(attempt, signIn.candidate(), clientValue.orElseThrow())
                        : follow(attempt, signIn, decision));
    }

    /** The decision after an answer. */
    public Uni<Outcome> next(Attempt attempt, CustomSignIn signIn) {
        return function.decide(signIn.forFunctions(attempt)).flatMap(decision -> follow(attempt, signIn, decision));
    }

    private Uni<Outcome> follow(Attempt attempt, CustomSignIn signIn, Decision decision) {
        return switch (decision) {
            case Decision.IssueTokens issue -> ending.passed(attempt, signIn);
            case Decision.Fail fail -> ending.failed(attempt, signIn);
            case Decision.Ask ask -> ask(attempt, signIn, ask.challengeName());
        };
    }

    private Uni<Outcome> ask(Attempt attempt, CustomSignIn signIn, String challengeName) {
        if (!challengeName.equals(ChallengeResult.CUSTOM_CHALLENGE)) {
            throw InvalidLambdaResponseException.builder()
                    .message("The function asks for the challenge " + challengeName + ", which cannot come here.")
                    .build();
        }
        return signIn.questions() < MAX_QUESTIONS ? question.put(attempt, signIn) : ending.failed(attempt, signIn);
    }
}
