package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The functions of one pool: what each does, what each was told, and in which order they ran. */
public final class PoolFunctions {

    private final FakeTriggers triggers;
    private final Map<String, String> arns = new ConcurrentHashMap<>();
    private final List<ObjectNode> events = new CopyOnWriteArrayList<>();

    public PoolFunctions(FakeTriggers triggers) {
        this.triggers = triggers;
    }

    /** The ARN of a trigger's function, which answers with the event as it came. */
    public String arn(String trigger) {
        return arns.computeIfAbsent(trigger, any -> {
            String arn = "arn:aws:lambda:us-east-1:000000000000:function:" + UUID.randomUUID();
            define(arn, response -> {});
            return arn;
        });
    }

    /** Lets a function change the response of the event. */
    public void answer(String trigger, Consumer<ObjectNode> change) {
        define(arn(trigger), event -> change.accept((ObjectNode) event.get("response")));
    }

    /** Lets a function change the response by what the event says. */
    public void decide(String trigger, Consumer<ObjectNode> change) {
        define(arn(trigger), change);
    }

    /** Lets a function throw. */
    public void refuse(String trigger, String message) {
        outcome(trigger, "{\"outcome\":\"refused\",\"message\":\"" + message + "\"}");
    }

    /** Lets a call of a function end as trigger-service says. */
    public void outcome(String trigger, String outcome) {
        triggers.define(arn(trigger), event -> {
            events.add(event.deepCopy());
            return outcome;
        });
    }

    private void define(String arn, Consumer<ObjectNode> function) {
        triggers.define(arn, event -> {
            events.add(event.deepCopy());
            function.accept(event);
            return "{\"outcome\":\"answered\",\"event\":" + event + "}";
        });
    }

    /** Sources of the events so far, in order. */
    public List<String> ran() {
        return events.stream()
                .map(event -> event.get("triggerSource").textValue())
                .toList();
    }

    /** The last event from a source. */
    public ObjectNode event(String source) {
        return events.stream()
                .filter(event -> event.get("triggerSource").textValue().equals(source))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(source + " did not run, but " + ran()));
    }

    public void forget() {
        events.clear();
    }
}
