package io.kognita.hostedui.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable names for codes, sessions and browsers. */
@Singleton
public class Randomness {

    private static final int BYTES = 32;

    private final SecureRandom random;

    Randomness(SecureRandom random) {
        this.random = random;
    }

    /** 256 bits as URL-safe text. */
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static final class Source {

        @Produces
        @Singleton
        SecureRandom random() {
            return new SecureRandom();
        }
    }
}
