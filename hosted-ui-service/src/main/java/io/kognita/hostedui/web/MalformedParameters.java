package io.kognita.hostedui.web;

/** A query or form that cannot be read safely; the message holds no value of the request. */
public final class MalformedParameters extends RuntimeException {

    MalformedParameters(String message) {
        super(message, null, false, false);
    }
}
