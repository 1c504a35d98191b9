package io.kognita.userpool.userimport;

import io.kognita.userpool.password.PasswordHash;
import io.kognita.userpool.password.foreign.ForeignHashes;
import io.kognita.userpool.password.foreign.UnusableHash;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.srp.SrpVerifier;
import io.kognita.userpool.user.SrpCredentials;
import io.kognita.userpool.user.User;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Passwords that users bring along: a hash that another system made, an SRP verifier, or both. */
@Singleton
class ImportedPasswords {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,770}");
    private static final int HEXADECIMAL = 16;

    private final ForeignHashes hashes;
    private final SrpCredentials srp;
    private final Clock clock;

    ImportedPasswords(ForeignHashes hashes, SrpCredentials srp, Clock clock) {
        this.hashes = hashes;
        this.srp = srp;
        this.clock = clock;
    }

    /**
     * A password as its row has it, checked.
     *
     * @param hash as it is stored
     */
    record Imported(Optional<String> hash, Optional<SrpVerifier> verifier, UserStatusType status) {

        /** False for a user who has to set a password before signing in. */
        boolean isPresent() {
            return hash.isPresent() || verifier.isPresent();
        }

        @Override
        public String toString() {
            return "Imported[redacted]";
        }
    }

    /**
     * Takes the columns of a password out of a row.
     *
     * @throws RowRefused when the password is of no use here
     */
    Imported take(Pool pool, ImportRules rules, UserRecord row) {
        Optional<String> hash = row.take(ExtraColumns.PASSWORD_HASH).map(text -> storable(rules, text));
        Optional<SrpVerifier> verifier = verifier(pool, row, hash.isPresent());
        boolean present = hash.isPresent() || verifier.isPresent();
        UserStatusType status = row.take(ExtraColumns.STATUS)
                .map(ImportedPasswords::status)
                .orElse(present ? UserStatusType.CONFIRMED : UserStatusType.RESET_REQUIRED);
        if (!present && status == UserStatusType.FORCE_CHANGE_PASSWORD) {
            throw new RowRefused(ExtraColumns.STATUS + " asks for a temporary password, and there is none.");
        }
        return new Imported(hash, verifier, status);
    }

    /** Gives a user the password. */
    void give(Pool pool, User user, Imported password) {
        if (!password.isPresent()) {
            return;
        }
        Instant now = clock.instant();
        boolean temporary = password.status() == UserStatusType.FORCE_CHANGE_PASSWORD;
        user.bringPassword(
                password.hash()
                        .or(() -> password.verifier()
                                .map(verifier -> hashes.storable(pool.shortId(), user.username(), verifier)))
                        .map(PasswordHash::new),
                password.verifier().map(verifier -> srp.seal(user, verifier)),
                temporary ? now.plus(pool.temporaryPasswordValidity()) : null);
    }

    private String storable(ImportRules rules, String text) {
        if (rules.algorithm()
                .filter(algorithm -> !ForeignHashes.isOf(algorithm, text))
                .isPresent()) {
            throw new RowRefused("The password hash is not of the algorithm of the job.");
        }
        try {
            return hashes.storable(text, rules.firebase());
        } catch (UnusableHash e) {
            throw new RowRefused(e.getMessage());
        }
    }

    /** A verifier is good for the pool alone whose name went into it: in another one it would refuse the right password. */
    private static Optional<SrpVerifier> verifier(Pool pool, UserRecord row, boolean hasHash) {
        Optional<String> salt = row.take(ExtraColumns.SRP_SALT);
        Optional<String> value = row.take(ExtraColumns.SRP_VERIFIER);
        boolean ours =
                row.take(ExtraColumns.SRP_POOL).map(pool.shortId()::equals).orElse(true);
        if (salt.isPresent() != value.isPresent()) {
            throw new RowRefused("An SRP verifier has a salt, and a salt a verifier.");
        }
        if (!ours && value.isPresent() && !hasHash) {
            throw new RowRefused("The SRP verifier was made for another user pool, and there is no password hash.");
        }
        return ours ? value.map(text -> verifier(salt.orElseThrow(), text)) : Optional.empty();
    }

    private static SrpVerifier verifier(String salt, String value) {
        try {
            return new SrpVerifier(number(salt), number(value));
        } catch (IllegalArgumentException e) {
            throw new RowRefused("The SRP verifier is no number of the group, or its salt is longer than 128 bits.");
        }
    }

    private static BigInteger number(String text) {
        if (!HEX.matcher(text).matches()) {
            throw new IllegalArgumentException("no hexadecimal number");
        }
        return new BigInteger(text, HEXADECIMAL);
    }

    private static UserStatusType status(String text) {
        UserStatusType status = UserStatusType.fromValue(text);
        return switch (status) {
            case CONFIRMED, UNCONFIRMED, RESET_REQUIRED, FORCE_CHANGE_PASSWORD -> status;
            default -> throw new RowRefused("Users of this " + ExtraColumns.STATUS + " cannot be imported.");
        };
    }
}
