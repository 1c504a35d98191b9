package io.kognita.userpool.risk;

import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateAuthEventFeedbackRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateAuthEventFeedbackResponse;

/** Users say, by a token from a mail, whether an attempt to sign in was their own. */
@Singleton
class UpdateAuthEventFeedback extends Operation<UpdateAuthEventFeedbackRequest, UpdateAuthEventFeedbackResponse> {

    private final Pools pools;
    private final Users users;
    private final FeedbackTokens tokens;
    private final AuthEvents events;

    UpdateAuthEventFeedback(Pools pools, Users users, FeedbackTokens tokens, AuthEvents events) {
        super(UpdateAuthEventFeedbackRequest::builder, Access.CLIENT);
        this.pools = pools;
        this.users = users;
        this.tokens = tokens;
        this.events = events;
    }

    @Override
    public Uni<UpdateAuthEventFeedbackResponse> handle(UpdateAuthEventFeedbackRequest input, Call call) {
        return pools.byId(input.userPoolId())
                .flatMap(pool -> users.find(pool, input.username()))
                .map(found -> found.filter(user -> tokens.fits(input.feedbackToken(), user, input.eventId()))
                        .orElseThrow(UpdateAuthEventFeedback::invalidToken))
                .flatMap(user -> judge(user, input))
                .replaceWith(UpdateAuthEventFeedbackResponse.builder()::build);
    }

    private Uni<Void> judge(User user, UpdateAuthEventFeedbackRequest input) {
        return events.judge(user, input.eventId(), input.feedbackValue(), "User");
    }

    /** The same for names that nobody has: who has no token learns nothing. */
    private static NotAuthorizedException invalidToken() {
        return NotAuthorizedException.builder()
                .message("Invalid feedback token")
                .build();
    }
}
