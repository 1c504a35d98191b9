package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.auth.SecondFactorStep;
import io.kognita.userpool.auth.Session;
import io.kognita.userpool.auth.Sessions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code NEW_PASSWORD_REQUIRED}: a user who proved a temporary password sets their own, and attributes that are missing. */
@Singleton
class NewPasswordRequired implements Challenge {

    private final Sessions sessions;
    private final SessionUsers users;
    private final FirstPassword firstPassword;
    private final SecondFactorStep secondFactor;

    NewPasswordRequired(
            Sessions sessions, SessionUsers users, FirstPassword firstPassword, SecondFactorStep secondFactor) {
        this.sessions = sessions;
        this.users = users;
        this.firstPassword = firstPassword;
        this.secondFactor = secondFactor;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.NEW_PASSWORD_REQUIRED;
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        Session session = sessions.open(attempt, name());
        String password = attempt.required("NEW_PASSWORD");
        return users.find(attempt, session)
                .invoke(user -> FirstPassword.check(session, user))
                .flatMap(user -> firstPassword.set(attempt, session, user, password))
                .flatMap(user -> secondFactor.after(attempt, Proof.of(attempt, session, user)));
    }
}
