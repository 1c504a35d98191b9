package io.kognita.userpool.password.foreign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.userpool.srp.SrpVerifier;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHashingAlgorithmType;

/** Reads the hashes of other systems by their notations. */
@Singleton
public class ForeignHashes {

    private static final String PROJECT = "firebase-scrypt";
    private static final String VERIFIER = "srp-hash";
    private static final String SRP = "$srp$";
    private static final String FIREBASE = "$firebase$";

    /** As a file of users has it: {@code $firebase$<salt>$<hash>}. */
    private static final Pattern FIREBASE_ROW =
            Pattern.compile("\\$firebase\\$" + Notation.BYTES + "\\$" + Notation.BYTES);

    /** As it is stored, with the parameters of its project, sealed. */
    private static final Pattern FIREBASE_STORED =
            Pattern.compile("\\$firebase\\$s=([\\w-]{1,800})\\$" + Notation.BYTES + "\\$" + Notation.BYTES);

    private final Sealer sealer;
    private final ObjectMapper json;

    @Inject
    public ForeignHashes(Sealer sealer, ObjectMapper json) {
        this.sealer = sealer;
        this.json = json;
    }

    /**
     * A hash as it is stored.
     *
     * @throws UnusableHash when it is in no known notation, or too costly
     */
    public ForeignHash parse(String text) {
        if (text.startsWith(FIREBASE)) {
            Matcher parts = Notation.parts(FIREBASE_STORED, text);
            return new FirebaseHash(
                    opened(PROJECT, parts.group(1), FirebaseScrypt.class),
                    Notation.bytes(parts.group(2)),
                    Notation.hash(parts.group(3)));
        }
        return text.startsWith(SRP) ? opened(VERIFIER, text.substring(SRP.length()), SrpHash.class) : parsePlain(text);
    }

    /** An SRP verifier in the form of a hash, sealed, for it allows guessing. */
    public String storable(String poolName, String userId, SrpVerifier verifier) {
        return SRP + sealed(VERIFIER, new SrpHash(poolName, userId, verifier.salt(), verifier.value()));
    }

    /**
     * The form in which to store a hash of a file of users.
     *
     * @param project the sealed parameters of the Firebase project from which the pool's users come, if they do
     * @throws UnusableHash when it cannot be verified here
     */
    public String storable(String text, Optional<String> project) {
        if (!text.startsWith(FIREBASE)) {
            parsePlain(text);
            return text;
        }
        Matcher parts = Notation.parts(FIREBASE_ROW, text);
        String sealed = project.orElseThrow(
                () -> new UnusableHash("The parameters of the Firebase project have not been set for the user pool."));
        Notation.hash(parts.group(2));
        Notation.bytes(parts.group(1));
        return FIREBASE + "s=" + sealed + "$" + parts.group(1) + "$" + parts.group(2);
    }

    /** A stored hash as a file of users has it: without a project's parameters; empty for a verifier, which has columns. */
    public static Optional<String> exported(String stored) {
        Matcher parts = FIREBASE_STORED.matcher(stored);
        if (parts.matches()) {
            return Optional.of(FIREBASE + parts.group(2) + "$" + parts.group(3));
        }
        return stored.startsWith(SRP) ? Optional.empty() : Optional.of(stored);
    }

    /** True when a hash was made by an algorithm in AWS's sense. */
    public static boolean isOf(PasswordHashingAlgorithmType algorithm, String text) {
        return switch (algorithm) {
            case BCRYPT -> text.startsWith(BcryptHash.PREFIX);
            case SCRYPT -> text.startsWith(ScryptHash.PREFIX) || text.startsWith(FIREBASE);
            case ARGON2_ID -> text.startsWith("$argon2id$");
            case PBKDF2_SHA256 -> text.startsWith("$pbkdf2-sha256$") || text.startsWith("pbkdf2_sha256$");
            case UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    /** A project's parameters, sealed to lie in the database. */
    public String seal(FirebaseScrypt project) {
        return sealed(PROJECT, project);
    }

    private String sealed(String purpose, Object value) {
        try {
            return sealer.sealText(purpose, json.writeValueAsBytes(value), "");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T opened(String purpose, String sealed, Class<T> type) {
        try {
            return json.readValue(sealer.openText(purpose, sealed, "").orElseThrow(UnusableHash::unknown), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ForeignHash parsePlain(String text) {
        if (text.startsWith(BcryptHash.PREFIX)) {
            return BcryptHash.parse(text);
        }
        if (text.startsWith(ScryptHash.PREFIX)) {
            return ScryptHash.parse(text);
        }
        if (text.startsWith(Argon2Hash.PREFIX)) {
            return Argon2Hash.parse(text);
        }
        return text.startsWith(Pbkdf2Hash.PREFIX) ? Pbkdf2Hash.parse(text) : django(text);
    }

    private static ForeignHash django(String text) {
        if (!text.startsWith(Pbkdf2Hash.DJANGO_PREFIX)) {
            throw UnusableHash.unknown();
        }
        return Pbkdf2Hash.parseDjango(text);
    }
}
