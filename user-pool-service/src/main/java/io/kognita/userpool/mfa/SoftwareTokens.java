package io.kognita.userpool.mfa;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.SecondFactors;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;

/** Users' authenticator apps: their secrets are handed out, verified with a code, and proved at sign-ins. */
@Singleton
public class SoftwareTokens {

    private static final int MAX_NAME = 256;

    private final SoftwareTokenTable table;
    private final FactorChanges changes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SoftwareTokens(SoftwareTokenTable table, FactorChanges changes, Clock clock) {
        this.table = table;
        this.changes = changes;
        this.clock = clock;
    }

    /** A secret for an app. */
    public TotpSecret newSecret() {
        return TotpSecret.random(random);
    }

    /** Hands a secret out to a user who is signed in; the app that they have counts until the new one is verified. */
    public Uni<TotpSecret> offer(User user) {
        TotpSecret secret = newSecret();
        return Panache.withTransaction(() -> table.offer(user, secret)).replaceWith(secret);
    }

    /**
     * Verifies the secret that was handed out last to a user who is signed in.
     *
     * @param name of the app, or null
     * @throws EnableSoftwareTokenMfaException when the code is wrong
     */
    public Uni<Void> verify(Pool pool, User user, String code, String name) {
        return changes.locked(
                user,
                locked -> table.offered(locked)
                        .map(offered -> offered.orElseThrow(SoftwareTokens::notAssociated))
                        .flatMap(secret -> register(pool, locked, secret, code, name, UnaryOperator.identity())));
    }

    /**
     * Verifies a secret of a user who is on the way to be signed in; the app is turned on and preferred at once.
     *
     * @param check refuses a user, as their row is now, who must not set up an app
     */
    public Uni<Void> setUp(Pool pool, User user, Consumer<User> check, TotpSecret secret, String code, String name) {
        return changes.locked(user, locked -> {
            check.accept(locked);
            return register(
                    pool,
                    locked,
                    secret,
                    code,
                    name,
                    factors ->
                            factors.with(SecondFactor.SOFTWARE_TOKEN_MFA).preferring(SecondFactor.SOFTWARE_TOKEN_MFA));
        });
    }

    /** Makes a secret count for a locked user, in the current transaction, once a code proves that their app has it. */
    private Uni<Void> register(
            Pool pool, User locked, TotpSecret secret, String code, String name, UnaryOperator<SecondFactors> change) {
        String given = Optional.ofNullable(name).orElse("");
        if (given.length() > MAX_NAME) {
            throw InvalidParameterException.builder()
                    .message("FriendlyDeviceName has at most " + MAX_NAME + " characters")
                    .build();
        }
        long step = Totp.matching(secret, code, clock.instant()).stream()
                .findFirst()
                .orElseThrow(SoftwareTokens::notEnabled);
        SecondFactors factors = locked.secondFactors().withAuthenticator(given);
        return table.register(locked, secret, step).chain(() -> changes.apply(pool, locked, change.apply(factors)));
    }

    /**
     * Compares a code of a sign-in with those of the user's app. Count a wrong one, or codes can be guessed.
     *
     * @return takes the code, in the current transaction; fails when it has been taken before
     * @throws CodeMismatchException when it is none of the app's present ones
     */
    public Uni<Supplier<Uni<Void>>> check(User user, String code) {
        return table.registered(user)
                .map(found -> found.orElseThrow(SoftwareTokens::notAssociated))
                .map(token -> {
                    List<Long> steps = Totp.matching(token.secret(), code, clock.instant());
                    if (steps.isEmpty()) {
                        throw CodeMismatchException.builder()
                                .message("Invalid code received for user")
                                .build();
                    }
                    return () -> spend(user, token, steps.getLast());
                });
    }

    private Uni<Void> spend(User user, SoftwareTokenTable.Registered token, long step) {
        return table.spend(user, token, step)
                .invoke(taken -> {
                    if (!taken) {
                        throw ExpiredCodeException.builder()
                                .message("Your software token has already been used once.")
                                .build();
                    }
                })
                .replaceWithVoid();
    }

    /** Forgets a user's app. */
    Uni<Void> delete(Pool pool, User user) {
        return changes.locked(
                user,
                locked -> table.delete(locked)
                        .chain(() -> changes.apply(
                                pool, locked, locked.secondFactors().withoutAuthenticator())));
    }

    private static EnableSoftwareTokenMfaException notEnabled() {
        return EnableSoftwareTokenMfaException.builder()
                .message("Code mismatch and fail enable Software Token MFA")
                .build();
    }

    private static SoftwareTokenMfaNotFoundException notAssociated() {
        return SoftwareTokenMfaNotFoundException.builder()
                .message("No software token is associated with the user")
                .build();
    }
}
