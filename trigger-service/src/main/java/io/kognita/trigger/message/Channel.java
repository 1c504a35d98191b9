package io.kognita.trigger.message;

/** A way for messages to go. Its calls block: never from an event loop. */
interface Channel {

    /** The channel's name in a message's event. */
    String name();

    /**
     * Delivers a message, once.
     *
     * @throws Undeliverable when no other try would deliver it
     * @throws DeliveryFailure when another try may
     */
    void deliver(QueuedMessage message);
}
