package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserShapes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * The post confirmation trigger: a function that learns of an account that was confirmed or recovered. It runs once that is
 * stored, for it may change the user; what it says against it reaches the caller and undoes nothing.
 */
@Singleton
public class PostConfirmation {

    private static final String NAME = "PostConfirmation";

    private final Triggers triggers;

    PostConfirmation(Triggers triggers) {
        this.triggers = triggers;
    }

    /** Tells of a new account that its user, a function or an administrator confirmed. */
    public Uni<Void> afterSignUp(TriggerContext context, User confirmed) {
        return tell(context, "PostConfirmation_ConfirmSignUp", confirmed);
    }

    /** Tells of a user who set a new password with a code. */
    public Uni<Void> afterForgotPassword(TriggerContext context, User confirmed) {
        return tell(context, "PostConfirmation_ConfirmForgotPassword", confirmed);
    }

    private Uni<Void> tell(TriggerContext context, String source, User confirmed) {
        return triggers.tell(
                context.pool().lambdaConfig().postConfirmation(), NAME, () -> event(context, source, confirmed));
    }

    private static ObjectNode event(TriggerContext context, String source, User confirmed) {
        return context.subject(confirmed.username())
                .event(
                        "1",
                        source,
                        context.request(UserShapes.forFunctions(confirmed)),
                        JsonNodeFactory.instance.objectNode());
    }
}
