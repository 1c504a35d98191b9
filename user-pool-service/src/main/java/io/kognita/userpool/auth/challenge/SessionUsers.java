package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidates;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.Session;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Finds the user whose session comes with an answer, and lets nobody answer for somebody else. */
@Singleton
class SessionUsers {

    private final Candidates candidates;

    SessionUsers(Candidates candidates) {
        this.candidates = candidates;
    }

    /** The user of a session, whom the answer names as the session does, by username or by id. */
    Uni<User> find(Attempt attempt, Session session) {
        return candidates
                .again(attempt, session.username(), session.sub())
                .map(candidate -> candidate.user().orElseThrow(Refusals::invalidSession))
                .invoke(user -> checkName(attempt.required(Attempt.USERNAME), session, user));
    }

    /** As {@link #find}, a user whose first factor is proved and still counts. */
    Uni<User> proved(Attempt attempt, Session session) {
        return find(attempt, session).invoke(session::checkStillProved);
    }

    private static void checkName(String username, Session session, User user) {
        if (!username.equals(session.username())
                && !username.equals(user.username())
                && !username.equals(user.sub().toString())) {
            throw Refusals.invalidSession();
        }
    }
}
