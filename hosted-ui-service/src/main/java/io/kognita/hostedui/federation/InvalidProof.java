package io.kognita.hostedui.federation;

/** What a provider answered proves nobody; the message is for the log and holds no value of the answer. */
final class InvalidProof extends RuntimeException {

    InvalidProof(String message) {
        super(message, null, false, false);
    }
}
