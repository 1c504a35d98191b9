package io.kognita.userpool.code;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.sweep.Swept;
import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;

/**
 * Issues, checks and spends one-time codes. The table holds a keyed hash only: without the deployment's key its million
 * possible codes cannot be tried against it.
 */
@Singleton
public class Codes implements Swept {

    private static final int BOUND = 1_000_000;
    private static final String KEY = "one-time-code";

    private static final String PUT = """
            insert into one_time_code (pool_id, sub, purpose, mac, attribute, address, expires_at)
            values (:pool, :sub, :purpose, :mac, :attribute, :address, :expires)
            on conflict (pool_id, sub, purpose) do update set
                mac = excluded.mac, attribute = excluded.attribute, address = excluded.address,
                expires_at = excluded.expires_at
            """;
    private static final String FIND = """
            select mac, attribute, address from one_time_code
            where pool_id = :pool and sub = :sub and purpose = :purpose and expires_at > :now
            """;
    private static final String SPEND = """
            delete from one_time_code
            where pool_id = :pool and sub = :sub and purpose = :purpose and mac = :mac and expires_at > :now
            """;
    private static final String WAITING = """
            select attribute, address from one_time_code
            where pool_id = :pool and sub = :sub and purpose = :purpose and expires_at > :now
            """;
    private static final String WITHDRAW = """
            delete from one_time_code
            where pool_id = :pool and sub = :sub and attribute in (:attributes) and purpose <> 'CONFIRM_SIGN_UP'
            """;

    private final Sealer sealer;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Codes(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Makes a code in the current transaction; an earlier one for the same purpose is void. */
    public Uni<String> issue(Subject subject, Purpose purpose, Destination destination) {
        return issue(subject, purpose, destination, purpose.lifetime());
    }

    /** As {@link #issue(Subject, Purpose, Destination)}, for another time than the purpose's. */
    public Uni<String> issue(Subject subject, Purpose purpose, Destination destination, Duration lifetime) {
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(BOUND));
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(PUT)
                        .setParameter("pool", subject.poolId())
                        .setParameter("sub", subject.sub())
                        .setParameter("purpose", purpose.name())
                        .setParameter("mac", mac(subject, purpose, code))
                        .setParameter("attribute", destination.attribute())
                        .setParameter("address", destination.address())
                        .setParameter("expires", clock.instant().plus(lifetime))
                        .executeUpdate())
                .replaceWith(code);
    }

    /**
     * Compares a code with the one that was issued. Count the attempt against {@link Limits} before, or a code can be
     * guessed.
     *
     * @throws CodeMismatchException when it is not the one
     * @throws ExpiredCodeException when none is waiting to be given back
     */
    public Uni<OneTimeCode> check(Subject subject, Purpose purpose, String code) {
        byte[] given = mac(subject, purpose, code);
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(FIND, Object[].class)
                                .setParameter("pool", subject.poolId())
                                .setParameter("sub", subject.sub())
                                .setParameter("purpose", purpose.name())
                                .setParameter("now", clock.instant())
                                .getSingleResultOrNull()))
                .map(row -> {
                    if (row == null) {
                        throw expired();
                    }
                    if (!MessageDigest.isEqual(given, (byte[]) row[0])) {
                        throw mismatch();
                    }
                    return new OneTimeCode(subject, purpose, given, new Destination((String) row[1], (String) row[2]));
                });
    }

    /**
     * Uses a code up in the current transaction.
     *
     * @throws ExpiredCodeException when another request has been faster
     */
    public Uni<Void> spend(OneTimeCode code) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(SPEND)
                        .setParameter("pool", code.subject().poolId())
                        .setParameter("sub", code.subject().sub())
                        .setParameter("purpose", code.purpose().name())
                        .setParameter("mac", code.mac())
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .invoke(spent -> {
                    if (spent == 0) {
                        throw expired();
                    }
                })
                .replaceWithVoid();
    }

    /** Where the code went that waits to be given back, if one does; in the current session. */
    public Uni<Optional<Destination>> waiting(Subject subject, Purpose purpose) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(WAITING, Object[].class)
                        .setParameter("pool", subject.poolId())
                        .setParameter("sub", subject.sub())
                        .setParameter("purpose", purpose.name())
                        .setParameter("now", clock.instant())
                        .getSingleResultOrNull())
                .map(row ->
                        Optional.ofNullable(row).map(found -> new Destination((String) found[0], (String) found[1])));
    }

    /**
     * Makes codes worthless, in the current transaction, that were sent to a user's former addresses. Not the one that
     * confirms an account: it proves no other address than the one it was sent to.
     *
     * @param attributes whose values change, at least one
     */
    public Uni<Void> withdraw(Subject subject, Set<String> attributes) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(WITHDRAW)
                        .setParameter("pool", subject.poolId())
                        .setParameter("sub", subject.sub())
                        .setParameter("attributes", attributes)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers("one_time_code", "pool_id, sub, purpose", "expires_at", Duration.ZERO);
    }

    /** AWS's answer to a wrong code. */
    public static CodeMismatchException mismatch() {
        return CodeMismatchException.builder()
                .message("Invalid verification code provided, please try again.")
                .build();
    }

    /** AWS's answer when no code is waiting. */
    public static ExpiredCodeException expired() {
        return ExpiredCodeException.builder()
                .message("Invalid code provided, please request a code again.")
                .build();
    }

    private byte[] mac(Subject subject, Purpose purpose, String code) {
        return sealer.mac(KEY, String.join("\0", subject.poolId(), subject.sub().toString(), purpose.name(), code));
    }
}
