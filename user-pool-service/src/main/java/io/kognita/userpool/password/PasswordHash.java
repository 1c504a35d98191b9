package io.kognita.userpool.password;

/**
 * A stored password hash in the PHC string format.
 *
 * @param phc for example {@code $argon2id$v=19$m=7168,t=5,p=1$<salt>$<hash>}
 */
public record PasswordHash(String phc) {

    /** A hash allows guessing, so it never reaches a log. */
    @Override
    public String toString() {
        return "PasswordHash[redacted]";
    }
}
