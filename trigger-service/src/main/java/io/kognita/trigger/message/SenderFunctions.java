package io.kognita.trigger.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.trigger.invocation.Invocations;
import io.kognita.wire.seal.Sealer;
import io.kognita.wire.trigger.TriggerCall;
import io.kognita.wire.trigger.TriggerOutcome;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Singleton;

/**
 * Hands messages to the functions that deliver them in Kognita's place: AWS's custom sender triggers. Their calls block: never
 * from an event loop.
 */
@Singleton
class SenderFunctions implements Channel {

    private final Invocations invocations;
    private final Sealer sealer;
    private final ObjectMapper json;

    SenderFunctions(Invocations invocations, Sealer sealer, ObjectMapper json) {
        this.invocations = invocations;
        this.sealer = sealer;
        this.json = json;
    }

    @Override
    public String name() {
        return "FUNCTION";
    }

    /**
     * Runs the function of a message. What it answers does not matter, only that it ended well.
     *
     * @throws Undeliverable when the message is no call of a function
     * @throws DeliveryFailure when the function refused or failed; its words may repeat the message, so they are not told
     */
    @Override
    public void deliver(QueuedMessage message) {
        TriggerCall call = call(message);
        switch (outcome(call)) {
            case TriggerOutcome.Answered answered -> {}
            case TriggerOutcome.Garbled garbled -> {}
            case TriggerOutcome.Refused refused -> throw new DeliveryFailure(call.trigger() + " refused the message");
            case TriggerOutcome.Failed failed -> throw new DeliveryFailure(call.trigger() + " failed");
        }
    }

    private TriggerOutcome outcome(TriggerCall call) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> invocations.run(call));
        } catch (Throwable e) {
            throw new DeliveryFailure(
                    call.trigger() + " was not run: " + e.getClass().getSimpleName());
        }
    }

    private TriggerCall call(QueuedMessage message) {
        try {
            TriggerCall call = json.treeToValue(message.content(sealer, json), TriggerCall.class);
            if (call.functionArn() != null && call.trigger() != null && call.event() != null) {
                return call;
            }
        } catch (JsonProcessingException e) {
            throw new Undeliverable("the opened message is no call of a function");
        }
        throw new Undeliverable("the opened message names no function");
    }
}
