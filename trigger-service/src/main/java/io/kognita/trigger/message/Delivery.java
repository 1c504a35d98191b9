package io.kognita.trigger.message;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One try to deliver a message, and what follows from how it ends. Its calls block. */
@Singleton
class Delivery {

    private final Map<String, Channel> channels;
    private final Endings endings;

    Delivery(@All List<Channel> channels, Endings endings) {
        this.channels = channels.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
        this.endings = endings;
    }

    void attempt(MessageTable.Claimed claimed) {
        QueuedMessage message = claimed.message();
        try {
            channel(message).deliver(message);
            endings.delivered(message);
        } catch (DeliveryFailure failure) {
            endings.failed(claimed, failure.getMessage());
        } catch (Undeliverable undeliverable) {
            endings.undeliverable(claimed, undeliverable.getMessage());
        }
    }

    private Channel channel(QueuedMessage message) {
        Channel channel = channels.get(message.channel());
        if (channel == null) {
            throw new Undeliverable("there is no transport for the channel " + message.channel());
        }
        return channel;
    }
}
