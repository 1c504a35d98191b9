package io.kognita.userpool.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** How much of the machine signatures and SRP exchanges may take, of one to three milliseconds each. */
@ConfigMapping(prefix = "kognita.signing")
public interface SigningWork {

    /**
     * Whether libcrypto of OpenSSL 3 computes RSA signatures, about four times as fast, and SRP's powers where the machine
     * has it.
     */
    @WithDefault("true")
    boolean libcrypto();

    /** Threads that sign; as many as there are processors when absent. */
    OptionalInt workers();

    /** Tasks that may wait for a thread; one more is refused with {@code TooManyRequestsException}. */
    @WithDefault("2000")
    int queue();
}
