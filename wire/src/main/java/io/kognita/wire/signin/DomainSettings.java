package io.kognita.wire.signin;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The pool whose sign-in pages stand under a domain.
 *
 * @param domain a prefix of this deployment's own domain, or a whole name
 * @param custom true for a whole name
 * @param managedLoginVersion 1 for the classic pages, 2 for managed login
 */
@RegisterForReflection
public record DomainSettings(String domain, String poolId, boolean custom, int managedLoginVersion) {}
