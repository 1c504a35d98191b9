package io.kognita.userpool.auth.custom;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.trigger.ChallengeResult;
import io.kognita.userpool.trigger.CustomAuthentication;
import io.kognita.userpool.user.User;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A custom authentication as it stands in one call.
 *
 * @param id of the sign-in
 * @param history the questions that were answered so far, in order
 */
public record CustomSignIn(UUID id, Candidate candidate, List<ChallengeResult> history) {

    public CustomSignIn {
        history = List.copyOf(history);
    }

    /** The same, one answer later. */
    public CustomSignIn with(ChallengeResult result) {
        return new CustomSignIn(
                id,
                candidate,
                Stream.concat(history.stream(), Stream.of(result)).toList());
    }

    /** How many of the functions' questions were answered. */
    int questions() {
        return (int) history.stream()
                .filter(result -> result.challengeName().equals(ChallengeResult.CUSTOM_CHALLENGE))
                .count();
    }

    /** True when the user proved a password on the way. */
    boolean provedPassword() {
        return history.contains(ChallengeResult.passed(ChallengeResult.PASSWORD_VERIFIER));
    }

    /** True when the client has sent its public value and is asked nothing yet. */
    boolean awaitsPassword() {
        return history.equals(List.of(ChallengeResult.passed(ChallengeResult.SRP_A)));
    }

    /** The user's own name, or the one that was given where no user has it. */
    String username() {
        return candidate.user().map(User::username).orElse(candidate.username());
    }

    /** As the pool's functions are told of it. */
    public CustomAuthentication forFunctions(Attempt attempt) {
        return new CustomAuthentication(
                attempt.triggers(),
                username(),
                candidate.user(),
                attempt.client().hidesUnknownUsers(),
                history);
    }
}
