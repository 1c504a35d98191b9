package io.kognita.userpool.code;

import java.time.Duration;

/** What a code is good for, and how long, as AWS's quotas say. */
public enum Purpose {
    CONFIRM_SIGN_UP(Duration.ofHours(24)),
    RESET_PASSWORD(Duration.ofHours(1)),
    /** As long as the client's sessions last; that is at most fifteen minutes. */
    SIGN_IN(Duration.ofMinutes(15)),
    VERIFY_EMAIL(Duration.ofHours(24)),
    VERIFY_PHONE_NUMBER(Duration.ofHours(24));

    private final Duration lifetime;

    Purpose(Duration lifetime) {
        this.lifetime = lifetime;
    }

    Duration lifetime() {
        return lifetime;
    }
}
