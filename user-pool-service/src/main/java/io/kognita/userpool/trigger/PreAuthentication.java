package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserShapes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** The pre authentication trigger: a function that may refuse a sign-in before the user has proved anything. */
@Singleton
public class PreAuthentication {

    private static final String NAME = "PreAuthentication";

    private final Triggers triggers;

    PreAuthentication(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * A sign-in that is about to go on.
     *
     * @param username the user's own name, or the one that was given where no user has it
     * @param user empty for a name that no user has and whose client must not learn so
     * @param hidesUnknownUsers whether the function is told that there is no such user, as AWS tells it
     * @param validationData what the client sent when it began the sign-in
     */
    public record Entrant(
            String username, Optional<User> user, boolean hidesUnknownUsers, Map<String, String> validationData) {}

    /** Asks the pool's function, if it has one. */
    public Uni<Void> ask(TriggerContext context, Entrant entrant) {
        return triggers.tell(context.pool().lambdaConfig().preAuthentication(), NAME, () -> event(context, entrant));
    }

    private static ObjectNode event(TriggerContext context, Entrant entrant) {
        ObjectNode request =
                context.request(entrant.user().map(UserShapes::forFunctions).orElse(Map.of()));
        if (!entrant.validationData().isEmpty()) {
            request.set("validationData", TriggerSubject.json(entrant.validationData()));
        }
        if (entrant.hidesUnknownUsers()) {
            request.put("userNotFound", entrant.user().isEmpty());
        }
        return context.subject(entrant.username())
                .event("1", "PreAuthentication_Authentication", request, JsonNodeFactory.instance.objectNode());
    }
}
