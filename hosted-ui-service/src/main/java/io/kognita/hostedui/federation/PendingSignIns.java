package io.kognita.hostedui.federation;

import io.kognita.hostedui.HostedUi;
import io.kognita.hostedui.session.SealedJson;
import io.kognita.hostedui.web.Randomness;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Sign-ins under way at providers. Each is known by a state that nobody can guess, belongs to the browser that began it, so
 * that nobody can finish theirs in somebody else's (RFC 6749 section 10.12), and is taken once.
 */
@Singleton
class PendingSignIns {

    private static final String PURPOSE = "federated-sign-in";

    /** Between the pool's id and the random part of a state; neither has it. */
    private static final char SEPARATOR = '.';

    private static final int LONGEST_STATE = 160;

    private final Pool database;
    private final SealedJson sealed;
    private final Randomness randomness;
    private final Clock clock;
    private final Duration lifetime;

    PendingSignIns(Pool database, SealedJson sealed, Randomness randomness, Clock clock, HostedUi settings) {
        this.database = database;
        this.sealed = sealed;
        this.randomness = randomness;
        this.clock = clock;
        this.lifetime = settings.federation().signInLifetime();
    }

    /** A state for a sign-in that is about to begin. */
    String newState(String poolId) {
        return poolId + SEPARATOR + randomness.next();
    }

    /** Keeps a sign-in for its browser. */
    Uni<Void> keep(String state, String browser, PendingSignIn signIn) {
        Key key = Key.of(state).orElseThrow();
        return database.preparedQuery(
                        "insert into federated_sign_in"
                                + " (pool_id, state_hash, browser_hash, sealed_sign_in, expires_at) values ($1, $2, $3, $4, $5)")
                .execute(Tuple.of(
                        key.poolId(),
                        Buffer.buffer(key.hash()),
                        Buffer.buffer(sha256(browser)),
                        Buffer.buffer(sealed.sealBytes(PURPOSE, signIn, key.context())),
                        utc(clock.instant().plus(lifetime))))
                .replaceWithVoid();
    }

    /** Takes a sign-in; empty when it is over, or another browser's. What another browser asks for stays. */
    Uni<Optional<PendingSignIn>> take(String state, String browser) {
        return Key.of(state)
                .map(key -> database.preparedQuery("delete from federated_sign_in"
                                + " where pool_id = $1 and state_hash = $2 and browser_hash = $3 and expires_at > $4"
                                + " returning sealed_sign_in")
                        .execute(Tuple.of(
                                key.poolId(),
                                Buffer.buffer(key.hash()),
                                Buffer.buffer(sha256(browser)),
                                utc(clock.instant())))
                        .map(rows -> rows.size() == 0
                                ? Optional.<PendingSignIn>empty()
                                : Optional.of(open(key, rows.iterator().next()))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** Deletes a batch of sign-ins that were given up; false when there may be more. */
    Uni<Boolean> sweep(int batch) {
        return database.preparedQuery("delete from federated_sign_in where ctid in"
                        + " (select ctid from federated_sign_in where expires_at < $1 limit $2 for update skip locked)")
                .execute(Tuple.of(utc(clock.instant()), batch))
                .map(rows -> rows.rowCount() < batch);
    }

    private PendingSignIn open(Key key, Row row) {
        return sealed.openBytes(PURPOSE, row.getBuffer("sealed_sign_in").getBytes(), key.context(), PendingSignIn.class)
                .orElseThrow(() -> new IllegalStateException("a stored sign-in does not open"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The row of a state. */
    private record Key(String poolId, byte[] hash) {

        static Optional<Key> of(String state) {
            int separator = state.indexOf(SEPARATOR);
            return separator < 1 || state.length() > LONGEST_STATE
                    ? Optional.empty()
                    : Optional.of(new Key(state.substring(0, separator), sha256(state)));
        }

        String context() {
            return poolId + "/" + HexFormat.of().formatHex(hash);
        }
    }
}
