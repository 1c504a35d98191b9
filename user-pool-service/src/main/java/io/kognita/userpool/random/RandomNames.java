package io.kognita.userpool.random;

import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Names and secrets that nobody can guess, in the alphabets that AWS draws them from. */
@Singleton
public class RandomNames {

    private static final String LOWER_CASE_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LETTERS_AND_DIGITS = LOWER_CASE_AND_DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final SecureRandom random = new SecureRandom();

    /** The part of a pool's id behind the region. */
    public String poolId() {
        return draw(LETTERS_AND_DIGITS, 9);
    }

    public String clientId() {
        return draw(LOWER_CASE_AND_DIGITS, 26);
    }

    /** A client secret of about 268 bits. */
    public String clientSecret() {
        return draw(LOWER_CASE_AND_DIGITS, 52);
    }

    public String importJobId() {
        return "import-" + draw(LETTERS_AND_DIGITS, 10);
    }

    private String draw(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        random.ints(length, 0, alphabet.length()).forEach(index -> text.append(alphabet.charAt(index)));
        return text.toString();
    }
}
