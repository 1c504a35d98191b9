package io.kognita.userpool.risk;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverEventActionType.NO_ACTION;

import io.kognita.userpool.auth.event.Assessment;
import io.kognita.userpool.auth.event.Place;
import io.kognita.userpool.auth.event.RiskDecision;
import io.kognita.userpool.message.SignInNotice;
import io.kognita.userpool.message.SignInNotices;
import io.kognita.userpool.trigger.TriggerContext;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverEventActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverRiskConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotifyConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;

/** Lets users know of a sign-in that may not be theirs, and asks them whether it is. */
@Singleton
class TakeoverNotices {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final RiskTable table;
    private final FeedbackTokens tokens;
    private final FeedbackLinks links;
    private final SignInNotices notices;
    private final Clock clock;

    TakeoverNotices(RiskTable table, FeedbackTokens tokens, FeedbackLinks links, SignInNotices notices, Clock clock) {
        this.table = table;
        this.tokens = tokens;
        this.links = links;
        this.notices = notices;
        this.clock = clock;
    }

    /** Queues a mail in the current transaction, for a user who has a verified address. */
    Uni<Void> send(Concern concern, AccountTakeoverEventActionType action) {
        return configuration(concern)
                .map(found -> found.orElseGet(NotifyConfigurationType.builder()::build))
                .flatMap(how -> notices.send(
                        new TriggerContext(concern.pool(), concern.client().id(), Map.of()),
                        concern.user(),
                        notice(concern, action, how)));
    }

    /** What is set for the client, or else for all. */
    private Uni<Optional<NotifyConfigurationType>> configuration(Concern concern) {
        String pool = concern.pool().id();
        return table.find(RiskConfiguration.Key.of(pool, concern.client().id()))
                .flatMap(own ->
                        own.isPresent() ? Uni.createFrom().item(own) : table.find(RiskConfiguration.Key.of(pool, null)))
                .map(found -> found.map(RiskConfigurationType::accountTakeoverRiskConfiguration)
                        .map(AccountTakeoverRiskConfigurationType::notifyConfiguration));
    }

    private SignInNotice notice(Concern concern, AccountTakeoverEventActionType action, NotifyConfigurationType how) {
        Assessment assessment = concern.assessment();
        Map<String, String> values = values(concern);
        if (assessment.decision() == RiskDecision.BLOCK) {
            return new SignInNotice(SignInNotice.Kind.BLOCKED, action, how.blockEmail(), how, values);
        }
        return assessment.secondFactor()
                ? new SignInNotice(SignInNotice.Kind.SECOND_FACTOR, action, how.mfaEmail(), how, values)
                : new SignInNotice(SignInNotice.Kind.ALLOWED, NO_ACTION, how.noActionEmail(), how, values);
    }

    private Map<String, String> values(Concern concern) {
        Assessment assessment = concern.assessment();
        String event = assessment.eventId().toString();
        String token = tokens.of(concern.user(), event);
        Map<String, String> values = new HashMap<>();
        values.put("event-id", event);
        values.put("feedback-token", token);
        values.put("one-click-link-valid", links.of(concern.user(), event, token, FeedbackValueType.VALID));
        values.put("one-click-link-invalid", links.of(concern.user(), event, token, FeedbackValueType.INVALID));
        values.put("ip-address", assessment.origin().address());
        values.put("device-name", assessment.origin().device());
        values.put("login-time", TIME.format(clock.instant()));
        Optional<Place> place = Optional.ofNullable(assessment.place());
        values.put("city", place.map(Place::city).orElse(""));
        values.put("country", place.map(Place::country).orElse(""));
        return values;
    }
}
