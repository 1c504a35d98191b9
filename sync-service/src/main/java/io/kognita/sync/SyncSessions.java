package io.kognita.sync;

import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The tokens that tie UpdateRecords to an earlier ListRecords of the same dataset: a sealed expiry. */
@Singleton
class SyncSessions {

    private static final String PURPOSE = "sync-session";
    private static final Duration LIFE = Duration.ofHours(1);

    private final Sealer sealer;
    private final Clock clock;

    SyncSessions(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    String open(DatasetKey dataset) {
        String expiry = Long.toString(clock.instant().plus(LIFE).getEpochSecond());
        return sealer.sealText(PURPOSE, expiry.getBytes(StandardCharsets.UTF_8), dataset.context());
    }

    /**
     * Checks a token.
     *
     * @throws io.kognita.wire.aws.AwsFailure {@code NotAuthorizedException} when it is another dataset's, or has expired
     */
    void check(DatasetKey dataset, String token) {
        Instant expiry = sealer.openText(PURPOSE, token, dataset.context())
                .map(plain -> Instant.ofEpochSecond(Long.parseLong(new String(plain, StandardCharsets.UTF_8))))
                .orElseThrow(SyncFailures::invalidSession);
        if (clock.instant().isAfter(expiry)) {
            throw SyncFailures.invalidSession();
        }
    }
}
