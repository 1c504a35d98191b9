package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserShapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the three functions of a custom authentication are told alike.
 *
 * @param username the user's own name, or the one that was given where no user has it
 * @param user empty for a name that no user has and whose client must not learn so
 * @param hidesUnknownUsers whether functions are told that there is no such user, as AWS tells them
 * @param session the questions that were answered so far, in order
 */
public record CustomAuthentication(
        TriggerContext context,
        String username,
        Optional<User> user,
        boolean hidesUnknownUsers,
        List<ChallengeResult> session) {

    public CustomAuthentication {
        session = List.copyOf(session);
    }

    ObjectNode request() {
        ObjectNode request = context.request(user.map(UserShapes::forFunctions).orElse(Map.of()));
        if (hidesUnknownUsers) {
            request.put("userNotFound", user.isEmpty());
        }
        return request;
    }

    ObjectNode requestWithSession() {
        ObjectNode request = request();
        ArrayNode results = request.putArray("session");
        session.forEach(result -> results.add(result.json()));
        return request;
    }

    ObjectNode event(String trigger, ObjectNode request, ObjectNode response) {
        return context.subject(username).event("1", trigger + "_Authentication", request, response);
    }
}
