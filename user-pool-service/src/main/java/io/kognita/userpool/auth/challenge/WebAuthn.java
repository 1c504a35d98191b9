package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.FirstFactorQuestion;
import io.kognita.userpool.auth.FirstStep;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.passkey.PasskeyPrompts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code WEB_AUTHN}: the user chose to sign in by a passkey, as the first factor or, verified by the authenticator, as both. */
@Singleton
class WebAuthn implements Challenge, FirstFactorQuestion {

    private final Sessions sessions;
    private final SessionUsers users;
    private final PasskeyPrompts prompts;
    private final PasskeyVerdict verdict;

    WebAuthn(Sessions sessions, SessionUsers users, PasskeyPrompts prompts, PasskeyVerdict verdict) {
        this.sessions = sessions;
        this.users = users;
        this.prompts = prompts;
        this.verdict = verdict;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.WEB_AUTHN;
    }

    @Override
    public Uni<Outcome> put(Attempt attempt, Candidate candidate, UUID signIn) {
        return attempt.optional(PasskeyVerdict.CREDENTIAL).isPresent()
                ? verdict.judge(attempt, candidate, signIn)
                : beforehand(attempt, candidate, signIn)
                        .map(parameters -> new Outcome.Challenged(
                                name(), sessions.seal(attempt, name(), candidate, signIn), parameters));
    }

    @Override
    public Uni<Map<String, String>> beforehand(Attempt attempt, Candidate candidate, UUID signIn) {
        return prompts.options(
                        PasskeyVerdict.question(attempt, candidate, signIn),
                        attempt.client().authSessionValidity())
                .map(options -> Map.of("CREDENTIAL_REQUEST_OPTIONS", options));
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        FirstStep step = sessions.openFirst(attempt, name());
        return users.candidate(attempt, step.username(), step.sub())
                .flatMap(candidate -> verdict.judge(attempt, candidate, step.signIn()));
    }
}
