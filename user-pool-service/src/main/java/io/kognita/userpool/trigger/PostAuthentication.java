package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserShapes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The post authentication trigger: a function that learns of a proved user before they get their tokens, and may refuse. */
@Singleton
public class PostAuthentication {

    private static final String NAME = "PostAuthentication";

    private final Triggers triggers;

    PostAuthentication(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * Tells the pool's function, if it has one.
     *
     * @param newDevice true when the pool remembers devices and the user signed in with one that it does not know
     */
    public Uni<Void> tell(TriggerContext context, User user, boolean newDevice) {
        return triggers.tell(
                context.pool().lambdaConfig().postAuthentication(), NAME, () -> event(context, user, newDevice));
    }

    private static ObjectNode event(TriggerContext context, User user, boolean newDevice) {
        ObjectNode request = context.request(UserShapes.forFunctions(user)).put("newDeviceUsed", newDevice);
        return context.subject(user.username())
                .event("1", "PostAuthentication_Authentication", request, JsonNodeFactory.instance.objectNode());
    }
}
