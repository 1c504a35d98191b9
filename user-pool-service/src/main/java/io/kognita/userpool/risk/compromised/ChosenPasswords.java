package io.kognita.userpool.risk.compromised;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.userpool.auth.event.RiskDecision;
import io.kognita.userpool.password.Credential;
import io.kognita.userpool.password.PasswordChange;
import io.kognita.userpool.password.PasswordRules;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;

/** New passwords that users choose themselves, which may be looked for in leaks. */
@Singleton
public class ChosenPasswords {

    private final Screening screening;
    private final PasswordChange passwords;
    private final AuthenticationEvents events;

    ChosenPasswords(Screening screening, PasswordChange passwords, AuthenticationEvents events) {
        this.screening = screening;
        this.passwords = passwords;
        this.events = events;
    }

    /**
     * As {@link PasswordChange#prepare}, of a password that is no leaked one.
     *
     * @throws InvalidPasswordException when it breaks the policy, or is known from a leak and the pool refuses such
     */
    public Uni<Credential> prepare(Occasion occasion, User user, String password) {
        PasswordRules.check(occasion.pool().passwordPolicy(), password);
        return screen(occasion, Optional.of(user), password).chain(() -> hash(occasion.pool(), user, password));
    }

    /**
     * Refuses a leaked password where the pool does, and tells of it where it is known.
     *
     * @param user empty for somebody who signs up
     */
    public Uni<Void> screen(Occasion occasion, Optional<User> user, String password) {
        return screening.judge(occasion, password).flatMap(result -> switch (result) {
            case CLEAN -> Uni.createFrom().voidItem();
            case TOLERATED -> tell(occasion, user, RiskDecision.NO_RISK);
            case REFUSED ->
                tell(occasion, user, RiskDecision.BLOCK)
                        .chain(() -> Uni.createFrom().failure(ChosenPasswords::leaked));
        });
    }

    /** The credential of a password that was screened before. */
    public Uni<Credential> hash(Pool pool, User user, String password) {
        return passwords.prepare(pool, user, password);
    }

    private Uni<Void> tell(Occasion occasion, Optional<User> user, RiskDecision decision) {
        Assessment found =
                Assessment.of(UUID.randomUUID()).withCompromised(true).decided(decision, false);
        return Panache.withTransaction(() -> user.map(known -> events.leakedPasswordChosen(
                        occasion.pool(), occasion.clientId(), known, found, occasion.call()))
                .orElseGet(() ->
                        events.leakedPasswordChosen(occasion.pool(), occasion.clientId(), found, occasion.call())));
    }

    private static InvalidPasswordException leaked() {
        return InvalidPasswordException.builder()
                .message("Provided password cannot be used for security reasons.")
                .build();
    }
}
