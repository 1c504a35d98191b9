package io.kognita.userpool.risk;

import io.kognita.userpool.user.User;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;

/** Tokens by which users judge an event of theirs from a mail, without signing in: each is good for one event alone. */
@Singleton
class FeedbackTokens {

    private static final String PURPOSE = "auth-event-feedback";

    private final Sealer sealer;

    FeedbackTokens(Sealer sealer) {
        this.sealer = sealer;
    }

    /** A token for whoever reads the user's mail. */
    String of(User user, String eventId) {
        return sealer.sealText(PURPOSE, new byte[0], context(user, eventId));
    }

    boolean fits(String token, User user, String eventId) {
        return sealer.openText(PURPOSE, token, context(user, eventId)).isPresent();
    }

    private static String context(User user, String eventId) {
        return user.poolId() + "/" + user.sub() + "/" + eventId;
    }
}
