package io.kognita.userpool.risk;

import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.userpool.auth.event.RiskDecision;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverActionType;

/** Tells what is done about risky sign-ins: the history and whoever listens, and the user where the action says so. */
@Singleton
public class RiskResponses {

    private final AuthenticationEvents events;
    private final TakeoverNotices notices;
    private final MeterRegistry meters;

    RiskResponses(AuthenticationEvents events, TakeoverNotices notices, MeterRegistry meters) {
        this.events = events;
        this.notices = notices;
        this.meters = meters;
    }

    /** Tells of a decision, in a transaction of its own. */
    public Uni<Void> tell(Concern concern, AccountTakeoverActionType action) {
        return Panache.withTransaction(() -> event(concern)
                        .chain(() -> action.sendNotification()
                                ? notices.send(concern, action.eventAction())
                                : Uni.createFrom().voidItem()))
                .invoke(() -> meters.counter(
                                "kognita.risk.responses",
                                "level",
                                concern.assessment().level().text(),
                                "decision",
                                concern.assessment().decision().text())
                        .increment());
    }

    private Uni<Void> event(Concern concern) {
        return concern.assessment().decision() == RiskDecision.BLOCK
                ? events.blocked(concern.pool(), concern.client(), concern.user(), concern.assessment(), concern.call())
                : events.suspected(
                        concern.pool(), concern.client(), concern.user(), concern.assessment(), concern.call());
    }
}
