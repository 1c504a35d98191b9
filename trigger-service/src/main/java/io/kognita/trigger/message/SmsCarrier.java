package io.kognita.trigger.message;

import java.util.UUID;

/** What text messages are handed to. Its calls block: never from an event loop. */
interface SmsCarrier {

    /**
     * Hands over a text message, once.
     *
     * @param id the same for every try
     * @throws Undeliverable when the carrier refuses it for good
     * @throws DeliveryFailure when the carrier is away or cannot take it now
     */
    void send(UUID id, TextMessage message);

    /** Gives up what is kept open. */
    default void close() {}
}
