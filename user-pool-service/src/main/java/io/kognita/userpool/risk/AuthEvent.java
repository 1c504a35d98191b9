package io.kognita.userpool.risk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeName;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskDecisionType;

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

    @Column(updatable = false)
    private boolean passed;

    @Column(name = "source_ip", updatable = false)
    private String sourceIp;

    @Column(name = "user_agent", updatable = false)
    private String userAgent;

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

    AuthEventType described() {
        AuthEventType.Builder event = AuthEventType.builder()
                .eventId(id.toString())
                .eventType(EventType.SIGN_IN)
                .creationDate(createdAt)
                .eventResponse(passed ? EventResponseType.PASS : EventResponseType.FAIL)
                .eventRisk(risk -> risk.riskDecision(RiskDecisionType.NO_RISK).compromisedCredentialsDetected(false))
                .challengeResponses(challenge -> challenge
                        .challengeName(ChallengeName.PASSWORD)
                        .challengeResponse(passed ? ChallengeResponse.SUCCESS : ChallengeResponse.FAILURE))
                .eventContextData(context -> context.ipAddress(sourceIp).deviceName(userAgent));
        if (feedback != null) {
            event.eventFeedback(
                    given -> given.feedbackValue(feedback).provider(feedbackBy).feedbackDate(feedbackAt));
        }
        return event.build();
    }
}
