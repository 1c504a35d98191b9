package io.kognita.local.run;

/** The run cannot go on; the message is the one line that says why and what to do. */
final class LaunchException extends Exception {

    LaunchException(String message) {
        super(message);
    }

    LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
