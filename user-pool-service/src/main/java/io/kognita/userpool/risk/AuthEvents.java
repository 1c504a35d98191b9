package io.kognita.userpool.risk;

import io.kognita.userpool.sweep.Swept;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** The history of sign-ins, which ends with its time. */
@Singleton
class AuthEvents implements Swept {

    private static final String PAGE =
            "from AuthEvent where poolId = :pool and sub = :sub and sequence < :before order by sequence desc";

    private final AuthEventSettings settings;
    private final Clock clock;

    AuthEvents(AuthEventSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Events of a user, the newest first. */
    Uni<List<AuthEvent>> page(User user, long before, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(PAGE, AuthEvent.class)
                        .setParameter("pool", user.poolId())
                        .setParameter("sub", user.sub())
                        .setParameter("before", before)
                        .setMaxResults(size)
                        .getResultList()));
    }

    /**
     * Keeps what somebody thinks of an event, in a transaction of its own.
     *
     * @throws ResourceNotFoundException when the user has no such event
     */
    Uni<Void> judge(User user, String eventId, FeedbackValueType value, String by) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.find(
                                AuthEvent.class, new AuthEvent.Key(user.poolId(), user.sub(), id(eventId))))
                        .onItem()
                        .ifNull()
                        .failWith(() -> unknown(eventId))
                        .invoke(event -> event.judge(value, by, clock.instant())))
                .replaceWithVoid();
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers("auth_event", "pool_id, sub, id", "created_at", settings.kept());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown(text);
        }
    }

    private static ResourceNotFoundException unknown(String eventId) {
        return ResourceNotFoundException.builder()
                .message("Auth event " + eventId + " does not exist.")
                .build();
    }
}
