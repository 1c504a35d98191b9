package io.kognita.userpool.libcrypto;

import io.kognita.userpool.srp.ModularPower;
import io.kognita.userpool.srp.PureModularPower;
import io.kognita.userpool.work.SigningWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Chooses how this machine computes SRP's powers; the numbers are the same. */
class ModularPowers {

    private static final Logger LOG = Logger.getLogger(ModularPowers.class);

    @Produces
    @Singleton
    ModularPower fastest(SigningWork work) {
        Optional<ModularPower> libcrypto = work.libcrypto() ? Bignum.load().map(LibcryptoPower::new) : Optional.empty();
        LOG.infof("SRP's powers come from %s", libcrypto.isPresent() ? "libcrypto" : "the JDK, for want of libcrypto");
        return libcrypto.orElseGet(PureModularPower::new);
    }
}
