package io.kognita.userpool.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** How passwords are hashed and how much of the machine that may take. */
@ConfigMapping(prefix = "kognita.passwords")
public interface PasswordHashing {

    /** Memory of one hash in KiB; a stored hash of other parameters is replaced when its user next signs in. */
    @WithDefault("7168")
    int memory();

    /** Passes over the memory. */
    @WithDefault("5")
    int passes();

    /** Lanes of one hash. */
    @WithDefault("1")
    int lanes();

    /** Whether libsodium computes the hashes where the machine has it, about three times as fast. */
    @WithDefault("true")
    boolean libsodium();

    /** Threads that hash; as many as there are processors when absent. */
    OptionalInt workers();

    /** Hashes that may wait for a thread; one more is refused with {@code TooManyRequestsException}. */
    @WithDefault("200")
    int queue();
}
