package io.kognita.userpool.auth;

import io.kognita.userpool.password.Credential;
import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Stores a password that was just proved in the forms of today: under new hash parameters, or with the SRP verifier that a
 * client of the pool has come to need. Only a sign-in knows the password in clear.
 */
@Singleton
class PasswordRenewal {

    private final PasswordChange passwords;
    private final Users users;

    PasswordRenewal(PasswordChange passwords, Users users) {
        this.passwords = passwords;
        this.users = users;
    }

    Uni<Void> renew(Pool pool, Candidate candidate, String password) {
        User user = candidate.user().orElseThrow();
        return passwords
                .refresh(pool, user, password)
                .onItem()
                .ifNotNull()
                .transformToUni(credential -> store(user, credential))
                .replaceWithVoid();
    }

    private Uni<Void> store(User proved, Credential credential) {
        return Panache.withTransaction(() -> users.bySub(proved.poolId(), proved.sub())
                .invoke(found -> stillProved(found, proved)
                        .ifPresent(user -> user.refreshPassword(credential.hash(), credential.sealedVerifier())))
                .replaceWithVoid());
    }

    /** Empty when the password has been changed since it was proved. */
    private static Optional<User> stillProved(Optional<User> found, User proved) {
        return found.filter(user -> user.passwordHash().equals(proved.passwordHash()));
    }
}
