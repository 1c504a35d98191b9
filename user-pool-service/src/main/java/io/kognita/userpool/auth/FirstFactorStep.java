package io.kognita.userpool.auth;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.kognita.userpool.mfa.PoolFactors;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** The step in which users say by what they sign in: {@code SELECT_CHALLENGE}, unless the first call says it already. */
@Singleton
public class FirstFactorStep {

    private static final String PREFERRED = "PREFERRED_CHALLENGE";

    private final PoolFactors poolFactors;
    private final Map<ChallengeNameType, FirstFactorQuestion> questions;
    private final Sessions sessions;

    FirstFactorStep(PoolFactors poolFactors, @All List<FirstFactorQuestion> questions, Sessions sessions) {
        this.poolFactors = poolFactors;
        this.questions = questions.stream().collect(toUnmodifiableMap(FirstFactorQuestion::name, Function.identity()));
        this.sessions = sessions;
    }

    /** Asks for what the call prefers, as far as it is available, else for a choice. */
    public Uni<Outcome> begin(Attempt attempt, Candidate candidate, UUID signIn) {
        ChallengeNameType preferred =
                attempt.optional(PREFERRED).map(ChallengeNameType::fromValue).orElse(null);
        return available(attempt, candidate)
                .flatMap(available -> available.contains(preferred)
                        ? questions.get(preferred).put(attempt, candidate, signIn)
                        : Uni.createFrom().item(choice(attempt, candidate, signIn, available)));
    }

    /**
     * Asks for what a user chose.
     *
     * @throws InvalidParameterException when it was not offered
     */
    public Uni<Outcome> chosen(Attempt attempt, Candidate candidate, UUID signIn, ChallengeNameType choice) {
        return available(attempt, candidate).flatMap(available -> {
            if (!available.contains(choice)) {
                throw InvalidParameterException.builder()
                        .message("ANSWER must be one of AvailableChallenges")
                        .build();
            }
            return questions.get(choice).put(attempt, candidate, signIn);
        });
    }

    private Uni<List<ChallengeNameType>> available(Attempt attempt, Candidate candidate) {
        return poolFactors
                .of(attempt.pool())
                .map(offered -> AvailableChallenges.of(attempt.pool(), offered, candidate));
    }

    private Outcome choice(Attempt attempt, Candidate candidate, UUID signIn, List<ChallengeNameType> available) {
        return new Outcome.Challenged(
                ChallengeNameType.SELECT_CHALLENGE,
                sessions.seal(attempt, ChallengeNameType.SELECT_CHALLENGE, candidate, signIn),
                Map.of(),
                available);
    }
}
