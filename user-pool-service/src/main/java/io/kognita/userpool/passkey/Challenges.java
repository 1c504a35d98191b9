package io.kognita.userpool.passkey;

import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;

/**
 * What authenticators sign at sign-ins: a MAC over the sign-in, so that nothing has to be kept and what was signed for one
 * client, user or sign-in is worth nothing for another. A sign-in gives tokens once, and so its challenge is good once.
 */
@Singleton
class Challenges {

    private static final String PURPOSE = "passkey-challenge";

    private final Sealer sealer;

    Challenges(Sealer sealer) {
        this.sealer = sealer;
    }

    byte[] of(PasskeyQuestion question) {
        return sealer.mac(
                PURPOSE,
                String.join(
                        "/",
                        question.pool().id(),
                        question.clientId(),
                        question.subject().toString(),
                        question.signIn().toString()));
    }
}
