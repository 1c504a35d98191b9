package io.kognita.userpool.passkey;

import io.kognita.userpool.work.SigningWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Judges a signature off the event loop, against a decoy where there is no passkey. */
@Singleton
class AssertionJudge {

    private final Ceremonies ceremonies;
    private final Decoy decoy;
    private final SigningWorkers workers;

    AssertionJudge(Ceremonies ceremonies, Decoy decoy, SigningWorkers workers) {
        this.ceremonies = ceremonies;
        this.decoy = decoy;
        this.workers = workers;
    }

    Uni<Signed> judge(
            RelyingParty relyingParty,
            byte[] challenge,
            Optional<Passkey> passkey,
            byte[] userHandle,
            AssertionResponse response) {
        return workers.compute(() -> ceremonies.signed(
                relyingParty, challenge, passkey.map(ceremonies::known).orElseGet(decoy::known), userHandle, response));
    }
}
