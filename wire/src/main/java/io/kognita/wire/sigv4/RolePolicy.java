package io.kognita.wire.sigv4;

import io.kognita.wire.aws.Caller;

/** Decides what the role of vended credentials allows in this deployment's own services. */
public interface RolePolicy {

    /** True when the identity's role allows the action; whatever is not known is not allowed. */
    boolean allows(Caller.Identity identity, Action action);
}
