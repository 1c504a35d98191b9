package io.kognita.wire.sigv4;

import io.kognita.wire.aws.Caller;
import jakarta.enterprise.context.RequestScoped;

/** Who sent the current request to a {@link Signed} method. */
@RequestScoped
public class SignedCaller {

    private Caller caller = new Caller.Anonymous();

    public Caller caller() {
        return caller;
    }

    void proved(Caller proved) {
        this.caller = proved;
    }
}
