package io.kognita.userpool.password;

import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.SrpCredentials;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;

/**
 * The one way to a new password: the pool's policy, its history, then the hash and, where a client of the pool signs in
 * by SRP, the verifier. {@link #prepare} takes time and no transaction, {@link #store} the other way round.
 */
@Singleton
public class PasswordChange {

    private final Passwords passwords;
    private final PasswordHistory history;
    private final SrpCredentials srp;
    private final Clients clients;
    private final Clock clock;

    PasswordChange(Passwords passwords, PasswordHistory history, SrpCredentials srp, Clients clients, Clock clock) {
        this.passwords = passwords;
        this.history = history;
        this.srp = srp;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Checks and hashes a new password of a user, who need not be stored yet.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException when it breaks the
     *     policy
     * @throws PasswordHistoryPolicyViolationException when the user has had it before
     */
    public Uni<Credential> prepare(Pool pool, User user, String password) {
        PasswordRules.check(pool.passwordPolicy(), password);
        return history.forbidden(pool, user)
                .flatMap(forbidden -> refuseAny(forbidden, password))
                .chain(() -> clients.anyUsesSrp(pool.id()))
                .flatMap(usesSrp -> credential(pool, user, password, usesSrp));
    }

    /** Hashes a password that another directory accepted: neither the policy nor a history is asked. */
    public Uni<Credential> adopt(Pool pool, User user, String password) {
        return clients.anyUsesSrp(pool.id()).flatMap(usesSrp -> credential(pool, user, password, usesSrp));
    }

    /**
     * The present password of a user, who has just proved it, in the forms in which it should be stored now; null when
     * those that are stored are right.
     */
    public Uni<Credential> refresh(Pool pool, User user, String password) {
        boolean outdated = user.passwordHash().filter(passwords::outdated).isPresent();
        if (!outdated && user.sealedVerifier().isPresent()) {
            return Uni.createFrom().nullItem();
        }
        return clients.anyUsesSrp(pool.id())
                .flatMap(usesSrp -> outdated || usesSrp
                        ? credential(pool, user, password, usesSrp)
                        : Uni.createFrom().nullItem());
    }

    /**
     * Gives a managed user a password in the current transaction.
     *
     * @param expires when a temporary password ends, or null for a lasting one
     */
    public Uni<Void> store(Pool pool, User user, Credential credential, Instant expires) {
        Instant now = clock.instant();
        return history.remember(pool, user, now)
                .invoke(() -> user.changePassword(credential.hash(), credential.sealedVerifier(), expires, now));
    }

    private Uni<Void> refuseAny(List<PasswordHash> forbidden, String password) {
        return passwords
                .matchesAny(password, forbidden)
                .invoke(used -> {
                    if (used) {
                        throw PasswordHistoryPolicyViolationException.builder()
                                .message("Password has been used before.")
                                .build();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Credential> credential(Pool pool, User user, String password, boolean usesSrp) {
        return passwords.hash(password, hash -> new Credential(hash, usesSrp ? srp.seal(pool, user, password) : null));
    }
}
