package io.kognita.userpool.auth;

import io.kognita.userpool.client.SecretHash;
import io.kognita.userpool.code.Nobody;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Finds out who tries to sign in, before anything is proved. */
@Singleton
public class Candidates {

    private final Users users;
    private final SecretHash secretHash;
    private final LockOut lockOut;
    private final Nobody nobody;

    Candidates(Users users, SecretHash secretHash, LockOut lockOut, Nobody nobody) {
        this.users = users;
        this.secretHash = secretHash;
        this.lockOut = lockOut;
        this.nobody = nobody;
    }

    /**
     * The candidate of a first step.
     *
     * @throws UserNotFoundException where the client does not hide that a name is not taken
     */
    public Uni<Candidate> find(Attempt attempt) {
        return named(attempt).invoke(candidate -> refuseUnknown(attempt, candidate));
    }

    /** As {@link #find}, but leaves it to the caller what becomes of a name that no user has. */
    Uni<Candidate> named(Attempt attempt) {
        String username = attempt.required(Attempt.USERNAME);
        checkSecretHash(attempt);
        return users.find(attempt.pool(), username).map(user -> of(attempt, username, user));
    }

    static void refuseUnknown(Attempt attempt, Candidate candidate) {
        if (candidate.user().isEmpty() && !attempt.client().hidesUnknownUsers()) {
            throw Users.notFound();
        }
    }

    /** As {@link #find}, but fails at once while the candidate is locked out. */
    public Uni<Candidate> findUnlocked(Attempt attempt) {
        return find(attempt).call(candidate -> checkUnlocked(attempt, candidate));
    }

    /**
     * The candidate of a later step, by the name given at the first: whoever it is, the same is looked up.
     *
     * @param sub whom the first step found, or an id that no user has
     */
    public Uni<Candidate> again(Attempt attempt, String username, UUID sub) {
        checkSecretHash(attempt);
        return users.find(attempt.pool(), username)
                .map(user ->
                        of(attempt, username, user.filter(found -> found.sub().equals(sub))))
                .call(candidate -> checkUnlocked(attempt, candidate));
    }

    /** Fails while a candidate is locked out. */
    public Uni<Void> checkUnlocked(Attempt attempt, Candidate candidate) {
        return lockOut.check(attempt.pool(), candidate.subject());
    }

    private Candidate of(Attempt attempt, String username, Optional<User> user) {
        Pool pool = attempt.pool();
        UUID subject = user.map(User::sub)
                .orElseGet(() ->
                        nobody.subject(pool.id(), pool.usernameKey(username)).sub());
        return new Candidate(username, user, subject.toString());
    }

    private void checkSecretHash(Attempt attempt) {
        secretHash.check(
                attempt.client(),
                attempt.required(Attempt.USERNAME),
                attempt.optional(Attempt.SECRET_HASH).orElse(null),
                attempt.call());
    }
}
