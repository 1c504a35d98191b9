package io.kognita.userpool.admin;

import io.kognita.userpool.password.Credential;
import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.password.TemporaryPasswords;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The passwords that invitations carry, good for the days that the pool's policy says. */
@Singleton
class TemporaryCredentials {

    private final TemporaryPasswords passwords;
    private final PasswordChange passwordChange;
    private final Clock clock;

    TemporaryCredentials(TemporaryPasswords passwords, PasswordChange passwordChange, Clock clock) {
        this.passwords = passwords;
        this.passwordChange = passwordChange;
        this.clock = clock;
    }

    /** A temporary password with what is stored of it. */
    record Made(String password, Credential credential) {

        @Override
        public String toString() {
            return "Made[redacted]";
        }
    }

    /**
     * Takes or makes a password.
     *
     * @param given by the administrator, or null
     */
    Uni<Made> make(Pool pool, User user, String given) {
        String password = given == null || given.isEmpty() ? passwords.next(pool.passwordPolicy()) : given;
        return passwordChange.prepare(pool, user, password).map(credential -> new Made(password, credential));
    }

    /** Gives it to a user in the current transaction. */
    Uni<Void> store(Pool pool, User user, Made made) {
        return passwordChange.store(
                pool, user, made.credential, clock.instant().plus(pool.temporaryPasswordValidity()));
    }
}
