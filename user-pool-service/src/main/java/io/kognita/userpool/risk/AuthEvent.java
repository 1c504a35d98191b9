package io.kognita.userpool.risk;

import io.kognita.userpool.auth.event.Origin;
import io.kognita.userpool.auth.event.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeName;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;

/** An attempt to sign in, kept for a pool with threat protection; the database writes it with the event that tells of it. */
@Entity
@Table(name = "auth_event")
@IdClass(AuthEvent.Key.class)
class AuthEvent {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private UUID sub;

    @Id
    private UUID id;

    @Column(updatable = false)
    private long sequence;

    @Column(name = "event_type", updatable = false)
    private String eventType;

    @Column(updatable = false)
    private boolean passed;

    @Column(name = "in_progress", updatable = false)
    private boolean inProgress;

    /** True when the risk made the user prove a second factor, or try to. */
    @Column(name = "second_factor", updatable = false)
    private boolean secondFactor;

    @Column(name = "risk_decision", updatable = false)
    private String riskDecision;

    @Column(name = "risk_level", updatable = false)
    private String riskLevel;

    @Column(updatable = false)
    private boolean compromised;

    @Column(name = "source_ip", updatable = false)
    private String sourceIp;

    @Column(name = "user_agent", updatable = false)
    private String userAgent;

    @Column(name = "device_id", updatable = false)
    private String deviceId;

    @Column(name = "device_name", updatable = false)
    private String deviceName;

    @Column(updatable = false)
    private String timezone;

    @Column(updatable = false)
    private String city;

    @Column(updatable = false)
    private String country;

    @Column(updatable = false)
    private Double latitude;

    @Column(updatable = false)
    private Double longitude;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column
    private String feedback;

    @Column(name = "feedback_by")
    private String feedbackBy;

    @Column(name = "feedback_at")
    private Instant feedbackAt;

    /** An event's key begins with its pool and user. */
    record Key(String poolId, UUID sub, UUID id) {}

    protected AuthEvent() {}

    /** Keeps what somebody thinks of the event, in place of what was thought before. */
    void judge(FeedbackValueType value, String by, Instant now) {
        feedback = value.toString();
        feedbackBy = by;
        feedbackAt = now;
    }

    /** Where the event stands among those of its user, the newest last. */
    String place() {
        return Long.toString(sequence);
    }

    Instant createdAt() {
        return createdAt;
    }

    PastSignIn past() {
        return new PastSignIn(
                origin(),
                Optional.ofNullable(latitude).map(known -> new Place(city, country, known, longitude)),
                createdAt,
                passed,
                Optional.ofNullable(feedback).map(FeedbackValueType::fromValue).map(FeedbackValueType.VALID::equals));
    }

    AuthEventType described() {
        AuthEventType.Builder event = AuthEventType.builder()
                .eventId(id.toString())
                .eventType(eventType)
                .creationDate(createdAt)
                .eventResponse(response())
                .eventRisk(risk -> risk.riskDecision(riskDecision)
                        .riskLevel(riskLevel)
                        .compromisedCredentialsDetected(compromised))
                .challengeResponses(challenges())
                .eventContextData(context -> context.ipAddress(sourceIp)
                        .deviceName(origin().device())
                        .timezone(timezone)
                        .city(city)
                        .country(country));
        if (feedback != null) {
            event.eventFeedback(
                    given -> given.feedbackValue(feedback).provider(feedbackBy).feedbackDate(feedbackAt));
        }
        return event.build();
    }

    private Origin origin() {
        return new Origin(sourceIp, userAgent, deviceId, deviceName, timezone);
    }

    private EventResponseType response() {
        if (inProgress) {
            return EventResponseType.IN_PROGRESS;
        }
        return passed ? EventResponseType.PASS : EventResponseType.FAIL;
    }

    /** Whoever was asked for a second factor, or turned away for the risk or a leak, had proved the first. */
    private List<ChallengeResponseType> challenges() {
        boolean proved = passed || inProgress || compromised || riskLevel != null;
        ChallengeResponseType password = answer(ChallengeName.PASSWORD, proved);
        return secondFactor && passed ? List.of(password, answer(ChallengeName.MFA, true)) : List.of(password);
    }

    private static ChallengeResponseType answer(ChallengeName name, boolean right) {
        return ChallengeResponseType.builder()
                .challengeName(name)
                .challengeResponse(right ? ChallengeResponse.SUCCESS : ChallengeResponse.FAILURE)
                .build();
    }
}
