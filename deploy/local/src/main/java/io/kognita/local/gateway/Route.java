package io.kognita.local.gateway;

import io.kognita.local.Part;

/** Where a request goes. */
sealed interface Route {

    /** On to a service. */
    record To(Part service) implements Route {}

    /** A browser asks whether it may call an AWS API; no target is known yet, and the answer is always the same. */
    record Preflight() implements Route {}

    /** Nowhere. */
    record Refused(int status, String code, String message) implements Route {}
}
