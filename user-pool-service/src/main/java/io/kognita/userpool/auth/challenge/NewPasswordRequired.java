package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidates;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.Session;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.token.TokenSource;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code NEW_PASSWORD_REQUIRED}: a user who proved a temporary password sets their own, and attributes that are missing. */
@Singleton
class NewPasswordRequired implements Challenge {

    private final Sessions sessions;
    private final Candidates candidates;
    private final FirstPassword firstPassword;
    private final Clock clock;

    NewPasswordRequired(Sessions sessions, Candidates candidates, FirstPassword firstPassword, Clock clock) {
        this.sessions = sessions;
        this.candidates = candidates;
        this.firstPassword = firstPassword;
        this.clock = clock;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.NEW_PASSWORD_REQUIRED;
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        Session session = sessions.open(attempt, name());
        String password = attempt.required("NEW_PASSWORD");
        return candidates
                .again(attempt, session.username(), session.sub())
                .map(candidate -> candidate.user().orElseThrow(Refusals::invalidSession))
                .invoke(user -> check(attempt, session, user))
                .flatMap(user -> firstPassword.set(attempt, session, user, password))
                .map(user -> new Outcome.Proved(
                        session.signIn(), user, clock.instant(), TokenSource.NEW_PASSWORD_CHALLENGE));
    }

    private static void check(Attempt attempt, Session session, User user) {
        String username = attempt.required(Attempt.USERNAME);
        if (!username.equals(session.username())
                && !username.equals(user.username())
                && !username.equals(user.sub().toString())) {
            throw Refusals.invalidSession();
        }
        FirstPassword.check(session, user);
    }
}
