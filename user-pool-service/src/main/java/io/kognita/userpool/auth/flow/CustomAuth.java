package io.kognita.userpool.auth.flow;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidates;
import io.kognita.userpool.auth.Door;
import io.kognita.userpool.auth.Flow;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.SrpExchange;
import io.kognita.userpool.auth.custom.CustomRounds;
import io.kognita.userpool.auth.custom.CustomSignIn;
import io.kognita.userpool.srp.SrpPublicValue;
import io.kognita.userpool.trigger.ChallengeResult;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/**
 * {@code CUSTOM_AUTH}: the pool's functions ask what they want to know, after a password or without one. The hosted pages do
 * not have it, in AWS neither.
 */
@Singleton
class CustomAuth implements Flow {

    private final Candidates candidates;
    private final CustomRounds rounds;

    CustomAuth(Candidates candidates, CustomRounds rounds) {
        this.candidates = candidates;
        this.rounds = rounds;
    }

    @Override
    public Set<AuthFlowType> names() {
        return Set.of(AuthFlowType.CUSTOM_AUTH);
    }

    @Override
    public Set<Door> doors() {
        return Set.of(Door.APPLICATION, Door.SERVER);
    }

    @Override
    public Uni<Outcome> begin(Attempt attempt) {
        Optional<SrpPublicValue> clientValue =
                wantsPassword(attempt) ? Optional.of(SrpExchange.clientValue(attempt)) : Optional.empty();
        List<ChallengeResult> history =
                clientValue.isPresent() ? List.of(ChallengeResult.passed(ChallengeResult.SRP_A)) : List.of();
        return candidates
                .findUnlocked(attempt)
                .flatMap(candidate ->
                        rounds.begin(attempt, new CustomSignIn(UUID.randomUUID(), candidate, history), clientValue));
    }

    /** AWS's guide writes {@code CHALLENGE_NAME}, its API reference {@code ChallengeName}. */
    private static boolean wantsPassword(Attempt attempt) {
        return attempt.optional("CHALLENGE_NAME")
                .or(() -> attempt.optional("ChallengeName"))
                .filter(ChallengeResult.SRP_A::equals)
                .isPresent();
    }
}
