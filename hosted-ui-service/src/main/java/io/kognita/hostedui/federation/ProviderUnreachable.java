package io.kognita.hostedui.federation;

/** A provider did not answer a call; the message is for the log and holds no value of the call. */
final class ProviderUnreachable extends RuntimeException {

    ProviderUnreachable(String message) {
        super(message, null, false, false);
    }

    static ProviderUnreachable of(Throwable failure) {
        return failure instanceof ProviderUnreachable unreachable
                ? unreachable
                : new ProviderUnreachable(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }
}
