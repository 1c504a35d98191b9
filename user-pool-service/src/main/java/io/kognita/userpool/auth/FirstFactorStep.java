package io.kognita.userpool.auth;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.kognita.userpool.mfa.PoolFactors;
import io.kognita.userpool.passkey.PasskeyPrompts;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** The step in which users say by what they sign in: {@code SELECT_CHALLENGE}, unless the first call says it already. */
@Singleton
public class FirstFactorStep {

    private static final String PREFERRED = "PREFERRED_CHALLENGE";

    private final PoolFactors poolFactors;
    private final Map<ChallengeNameType, FirstFactorQuestion> questions;
    private final PasskeyPrompts passkeys;
    private final Sessions sessions;

    FirstFactorStep(
            PoolFactors poolFactors,
            @All List<FirstFactorQuestion> questions,
            PasskeyPrompts passkeys,
            Sessions sessions) {
        this.poolFactors = poolFactors;
        this.passkeys = passkeys;
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
                        : choice(attempt, candidate, signIn, available));
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
                .flatMap(offered -> passkey(attempt, candidate)
                        .map(passkey -> AvailableChallenges.of(attempt.pool(), offered, candidate, passkey)));
    }

    /** Asks the database only where the pool allows passkeys. */
    private Uni<Boolean> passkey(Attempt attempt, Candidate candidate) {
        return attempt.pool().firstFactors().contains(AuthFactorType.WEB_AUTHN)
                ? passkeys.available(
                        attempt.pool(),
                        UUID.fromString(candidate.subject()),
                        candidate.user().isEmpty())
                : Uni.createFrom().item(false);
    }

    private Uni<Outcome> choice(Attempt attempt, Candidate candidate, UUID signIn, List<ChallengeNameType> available) {
        String session = sessions.seal(attempt, ChallengeNameType.SELECT_CHALLENGE, candidate, signIn);
        return Multi.createFrom()
                .iterable(available)
                .onItem()
                .transformToUniAndConcatenate(name -> questions.get(name).beforehand(attempt, candidate, signIn))
                .collect()
                .in(HashMap<String, String>::new, Map::putAll)
                .map(parameters ->
                        new Outcome.Challenged(ChallengeNameType.SELECT_CHALLENGE, session, parameters, available));
    }
}
