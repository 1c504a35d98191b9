package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.Candidates;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.Session;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Finds the user whose session comes with an answer, and lets nobody answer for somebody else. */
@Singleton
class SessionUsers {

    private final Candidates candidates;

    SessionUsers(Candidates candidates) {
        this.candidates = candidates;
    }

    /** Whoever began a sign-in, user or not, whom the answer names by the same name, by username or by id. */
    Uni<Candidate> candidate(Attempt attempt, String username, UUID sub) {
        String named = attempt.required(Attempt.USERNAME);
        return candidates.again(attempt, username, sub).invoke(candidate -> {
            boolean same = named.equals(candidate.username())
                    || named.equals(candidate.subject())
                    || candidate
                            .user()
                            .map(User::username)
                            .filter(named::equals)
                            .isPresent();
            if (!same) {
                throw Refusals.invalidSession();
            }
        });
    }

    /** The user of a session, whom the answer names as the session does, by username or by id. */
    Uni<User> find(Attempt attempt, Session session) {
        return candidate(attempt, session.username(), session.sub())
                .map(candidate -> candidate.user().orElseThrow(Refusals::invalidSession));
    }

    /** As {@link #find}, a user whose first factor is proved and still counts. */
    Uni<User> proved(Attempt attempt, Session session) {
        return find(attempt, session).invoke(session::checkStillProved);
    }
}
