package io.kognita.userpool.password;

import io.kognita.userpool.password.foreign.ForeignHashes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Hashes and verifies passwords with Argon2id, never on an event loop. */
@Singleton
public class Passwords {

    private final HashingWorkers workers;
    private final Argon2id argon2id;
    private final Argon2Function function;
    private final ForeignHashes foreign;
    private final PasswordHash nobodys;
    private final SecureRandom random = new SecureRandom();

    Passwords(HashingWorkers workers, PasswordHashing hashing, Argon2Function function, ForeignHashes foreign) {
        this.workers = workers;
        this.argon2id = new Argon2id(hashing.memory(), hashing.passes(), hashing.lanes());
        this.function = function;
        this.foreign = foreign;
        this.nobodys = argon2id.hash("", "no user has it :".getBytes(StandardCharsets.UTF_8), function);
    }

    /** Hashes a new password under a fresh salt. */
    public Uni<PasswordHash> hash(String password) {
        return hash(password, Function.identity());
    }

    /** As {@link #hash(String)}, and goes on with other heavy work on the same thread. */
    <T> Uni<T> hash(String password, Function<PasswordHash, T> then) {
        return workers.compute(() -> {
            byte[] salt = new byte[Argon2id.SALT_BYTES];
            random.nextBytes(salt);
            return then.apply(argon2id.hash(password, salt, function));
        });
    }

    /** True when the password is the one that was hashed. */
    public Uni<Boolean> verify(String password, PasswordHash stored) {
        return workers.compute(() -> matches(password, stored));
    }

    /** True when the password is one of those that were hashed. */
    Uni<Boolean> matchesAny(String password, List<PasswordHash> stored) {
        return stored.isEmpty()
                ? Uni.createFrom().item(false)
                : workers.compute(() -> stored.stream().anyMatch(hash -> matches(password, hash)));
    }

    /** False after the work of {@link #verify}: for a user who does not exist or has no password. */
    public Uni<Boolean> verifyNobody(String password) {
        return workers.compute(() -> Argon2id.matches(password, nobodys, function))
                .replaceWith(false);
    }

    /**
     * True when the deployment's parameters have changed since, or another system made the hash: hash again at the next
     * successful sign-in.
     */
    public boolean outdated(PasswordHash stored) {
        return !argon2id.made(stored);
    }

    private boolean matches(String password, PasswordHash stored) {
        if (Argon2id.isNotationOf(stored)) {
            return Argon2id.matches(password, stored, function);
        }
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        try {
            return foreign.parse(stored.phc()).matches(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
