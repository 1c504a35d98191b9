package io.kognita.trigger.message;

/** A message that no other try would deliver; the reason holds nothing of what the message says. */
final class Undeliverable extends RuntimeException {

    Undeliverable(String reason) {
        super(reason, null, false, false);
    }
}
