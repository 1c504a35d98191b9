package io.kognita.hostedui.code;

import io.kognita.hostedui.HostedUi;
import io.kognita.hostedui.session.SealedJson;
import io.kognita.hostedui.web.Randomness;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Authorization codes (RFC 6749 section 4.1.2): single use, short-lived, and remembered after their use so that a stolen
 * code betrays itself. One statement takes a code, so of two simultaneous uses exactly one succeeds.
 */
@Singleton
public class AuthorizationCodes {

    private static final String GRANT = "authorization-code";
    private static final String TOKEN = "authorization-code-token";

    private final Pool database;
    private final SealedJson sealed;
    private final Randomness randomness;
    private final Clock clock;
    private final HostedUi settings;

    AuthorizationCodes(Pool database, SealedJson sealed, Randomness randomness, Clock clock, HostedUi settings) {
        this.database = database;
        this.sealed = sealed;
        this.randomness = randomness;
        this.clock = clock;
        this.settings = settings;
    }

    /** Makes a code for a grant. */
    public Uni<String> issue(String poolId, AuthorizedGrant grant) {
        String code = randomness.next();
        Key key = Key.of(poolId, code);
        Instant expires = clock.instant().plus(settings.codeLifetime());
        return database.preparedQuery("insert into authorization_code"
                        + " (pool_id, code_hash, client_id, sealed_grant, expires_at, forget_at)"
                        + " values ($1, $2, $3, $4, $5, $6)")
                .execute(Tuple.from(new Object[] {
                    poolId,
                    key.column(),
                    grant.clientId(),
                    Buffer.buffer(sealed.sealBytes(GRANT, grant, key.context())),
                    utc(expires),
                    utc(expires.plus(settings.codeMemory()))
                }))
                .replaceWith(code);
    }

    /** Takes a code for its client. A code of another client is unknown, and stays as it is. */
    public Uni<Exchange> take(String poolId, String clientId, String code) {
        Key key = Key.of(poolId, code);
        return database.preparedQuery("update authorization_code set used_at = $4"
                        + " where pool_id = $1 and code_hash = $2 and client_id = $3 and used_at is null"
                        + " and expires_at > $4 returning sealed_grant")
                .execute(Tuple.of(poolId, key.column(), clientId, utc(clock.instant())))
                .chain(rows -> first(rows).map(row -> firstUse(key, row)).orElseGet(() -> again(key, clientId)));
    }

    /**
     * Remembers the refresh token that a code brought.
     *
     * @return false when the code was presented again meanwhile: then the token must not be handed out
     */
    public Uni<Boolean> issued(String poolId, String code, String refreshToken) {
        Key key = Key.of(poolId, code);
        byte[] token = sealed.sealBytes(TOKEN, new RefreshToken(refreshToken), key.context());
        return database.preparedQuery("update authorization_code set sealed_token = $3"
                        + " where pool_id = $1 and code_hash = $2 and reused_at is null")
                .execute(Tuple.of(poolId, key.column(), Buffer.buffer(token)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Deletes a batch of rows that are no longer needed; false when there may be more. */
    Uni<Boolean> sweep() {
        return database.preparedQuery("delete from authorization_code where ctid in"
                        + " (select ctid from authorization_code where forget_at < $1 limit $2 for update skip locked)")
                .execute(Tuple.of(utc(clock.instant()), settings.sweepBatch()))
                .map(rows -> rows.rowCount() < settings.sweepBatch());
    }

    private Uni<Exchange> firstUse(Key key, Row row) {
        AuthorizedGrant grant = sealed.openBytes(
                        GRANT, row.getBuffer("sealed_grant").getBytes(), key.context(), AuthorizedGrant.class)
                .orElseThrow(() -> new IllegalStateException("a stored authorization code does not open"));
        return Uni.createFrom().item(new Exchange.First(grant));
    }

    private Uni<Exchange> again(Key key, String clientId) {
        return database.preparedQuery("update authorization_code set reused_at = $4"
                        + " where pool_id = $1 and code_hash = $2 and client_id = $3 and used_at is not null"
                        + " returning sealed_token")
                .execute(Tuple.of(key.poolId(), key.column(), clientId, utc(clock.instant())))
                .map(rows -> first(rows)
                        .<Exchange>map(row -> new Exchange.Again(token(key, row)))
                        .orElseGet(Exchange.Unknown::new));
    }

    private Optional<String> token(Key key, Row row) {
        return Optional.ofNullable(row.getBuffer("sealed_token"))
                .flatMap(bytes -> sealed.openBytes(TOKEN, bytes.getBytes(), key.context(), RefreshToken.class))
                .map(RefreshToken::value);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** The row of a code. */
    private record Key(String poolId, byte[] hash) {

        static Key of(String poolId, String code) {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                return new Key(poolId, sha256.digest(code.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        Buffer column() {
            return Buffer.buffer(hash);
        }

        String context() {
            return poolId + "/" + HexFormat.of().formatHex(hash);
        }
    }

    /** A refresh token at rest. */
    @RegisterForReflection
    record RefreshToken(String value) {

        /** Tokens never reach a log. */
        @Override
        public String toString() {
            return "RefreshToken[]";
        }
    }
}
