package io.kognita.userpool.risk;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateAuthEventFeedbackRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateAuthEventFeedbackResponse;

/** An administrator says whether an attempt to sign in was the user's own. */
@Singleton
class AdminUpdateAuthEventFeedback
        extends Operation<AdminUpdateAuthEventFeedbackRequest, AdminUpdateAuthEventFeedbackResponse> {

    private final ProtectedUsers users;
    private final AuthEvents events;

    AdminUpdateAuthEventFeedback(ProtectedUsers users, AuthEvents events) {
        super(AdminUpdateAuthEventFeedbackRequest::builder);
        this.users = users;
        this.events = events;
    }

    @Override
    public Uni<AdminUpdateAuthEventFeedbackResponse> handle(AdminUpdateAuthEventFeedbackRequest input, Call call) {
        return users.named(input.userPoolId(), input.username())
                .flatMap(user -> events.judge(user, input.eventId(), input.feedbackValue(), "Admin"))
                .replaceWith(AdminUpdateAuthEventFeedbackResponse.builder()::build);
    }
}
