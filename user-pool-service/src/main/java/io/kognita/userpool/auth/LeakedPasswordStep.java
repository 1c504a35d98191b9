package io.kognita.userpool.auth;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.userpool.auth.event.RiskDecision;
import io.kognita.userpool.risk.compromised.Occasion;
import io.kognita.userpool.risk.compromised.Screening;
import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserEvents;
import io.kognita.userpool.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventFilterType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * The step in which a password that was right is looked for in leaks. Where the pool refuses such, its user has to set a new
 * one first. A password that was wrong is shown to nobody.
 */
@Singleton
class LeakedPasswordStep {

    private final Screening screening;
    private final Users users;
    private final UserEvents userEvents;
    private final AuthenticationEvents events;
    private final Clock clock;

    LeakedPasswordStep(
            Screening screening, Users users, UserEvents userEvents, AuthenticationEvents events, Clock clock) {
        this.screening = screening;
        this.users = users;
        this.userEvents = userEvents;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The proof with what was found.
     *
     * @param password empty where the server never sees it, as with SRP
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException when it is known
     *     from a leak and the pool refuses such
     */
    Uni<Proof> after(Attempt attempt, Proof proof, Optional<String> password) {
        if (password.isEmpty()) {
            return Uni.createFrom().item(proof);
        }
        Occasion occasion = new Occasion(
                EventFilterType.SIGN_IN, attempt.pool(), attempt.client().id(), attempt.call());
        return screening.judge(occasion, password.get()).flatMap(result -> switch (result) {
            case CLEAN -> Uni.createFrom().item(proof);
            case TOLERATED ->
                Uni.createFrom().item(proof.with(proof.assessment().withCompromised(true)));
            case REFUSED -> refuse(attempt, proof);
        });
    }

    private Uni<Proof> refuse(Attempt attempt, Proof proof) {
        Assessment found = proof.assessment().withCompromised(true).decided(RiskDecision.BLOCK, false);
        return Panache.withTransaction(() -> users.locked(proof.user())
                        .call(locked -> demandReset(attempt, proof.user(), locked))
                        .call(() ->
                                events.blocked(attempt.pool(), attempt.client(), proof.user(), found, attempt.call())))
                .chain(() -> Uni.createFrom().failure(Standing::resetRequired));
    }

    /** Not when another call has given the user a new password since this one was proved. */
    private Uni<Void> demandReset(Attempt attempt, User proved, User locked) {
        boolean same =
                locked.passwordHash().equals(proved.passwordHash()) && locked.status() == UserStatusType.CONFIRMED;
        if (!same) {
            return Uni.createFrom().voidItem();
        }
        locked.become(UserStatusType.RESET_REQUIRED, clock.instant());
        return userEvents.tell(attempt.pool(), locked, UserEvents.Fact.PASSWORD_RESET);
    }
}
