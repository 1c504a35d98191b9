package io.kognita.wire.sigv4;

import io.kognita.wire.aws.Caller;

/** A secret access key and who holds it. */
record AccessKey(String secret, Caller holder) {

    @Override
    public String toString() {
        return "AccessKey[" + holder + "]";
    }
}
