package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.DeviceStep;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.user.SecondFactor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** What follows from the code of a second factor that was right or wrong, whatever the factor is. */
@Singleton
class CodeVerdict {

    private final Guesses guesses;
    private final AddressProofs addresses;
    private final DeviceStep device;

    CodeVerdict(Guesses guesses, AddressProofs addresses, DeviceStep device) {
        this.guesses = guesses;
        this.addresses = addresses;
        this.device = device;
    }

    /**
     * Counts the guess, then goes on to the user's device or to the end of the sign-in.
     *
     * @param check compares the code; gives what spends it
     */
    Uni<Outcome> judge(Attempt attempt, Proof proof, SecondFactor factor, Uni<Supplier<Uni<Void>>> check) {
        return guesses.ofCode(attempt, proof.user(), check)
                .chain(() -> factor.address().isEmpty()
                        ? Uni.createFrom().item(proof)
                        : addresses.verify(attempt.pool(), proof.user(), factor).map(proof::by))
                .flatMap(proved -> device.afterCode(attempt, proved));
    }
}
