package io.kognita.userpool.password;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Chooses how passwords are hashed on this machine; the hashes are the same. */
class Argon2Functions {

    private static final Logger LOG = Logger.getLogger(Argon2Functions.class);

    @Produces
    @Singleton
    Argon2Function fastest(PasswordHashing hashing) {
        Argon2Function pure = new PureArgon2();
        Optional<Argon2Function> sodium = hashing.libsodium() ? Libsodium.load(pure) : Optional.empty();
        LOG.infof(
                "Passwords are hashed by %s",
                sodium.isPresent() ? "libsodium" : "Bouncy Castle, for want of libsodium");
        return sodium.orElse(pure);
    }
}
