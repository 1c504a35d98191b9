package io.kognita.userpool.token;

import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Writes refresh tokens and reads them: opaque to clients, bound to the pool and client they were issued for. */
@Singleton
class RefreshTokens {

    private static final String PURPOSE = "refresh-token";

    private final Sealer sealer;

    RefreshTokens(Sealer sealer) {
        this.sealer = sealer;
    }

    String seal(TokenFamily family, int generation) {
        RefreshToken token = new RefreshToken(family.originJti, family.sub, generation);
        return sealer.sealText(PURPOSE, token.encoded(), context(family.poolId, family.clientId));
    }

    /** Empty when the text is no refresh token of this pool and client. */
    Optional<RefreshToken> open(String poolId, String clientId, String text) {
        return sealer.openText(PURPOSE, text, context(poolId, clientId)).map(RefreshToken::decoded);
    }

    private static String context(String poolId, String clientId) {
        return poolId + "/" + clientId;
    }
}
