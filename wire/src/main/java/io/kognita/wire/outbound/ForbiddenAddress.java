package io.kognita.wire.outbound;

/** Why an address may not be called. */
public final class ForbiddenAddress extends RuntimeException {

    public ForbiddenAddress(String message) {
        super(message, null, false, false);
    }
}
