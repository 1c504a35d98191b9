package io.kognita.userpool.risk.compromised;

import io.smallrye.mutiny.Uni;

/** A collection of passwords that are known from leaks. */
interface LeakedPasswords {

    /** True when a password is in it; fails when it cannot be asked. */
    Uni<Boolean> contain(PasswordDigest password);
}
