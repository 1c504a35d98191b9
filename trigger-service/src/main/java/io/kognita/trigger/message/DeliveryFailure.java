package io.kognita.trigger.message;

/** A message could not be delivered now, but perhaps later. */
final class DeliveryFailure extends RuntimeException {

    DeliveryFailure(String reason) {
        super(reason, null, false, false);
    }
}
