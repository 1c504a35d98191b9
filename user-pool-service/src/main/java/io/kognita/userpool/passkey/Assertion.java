package io.kognita.userpool.passkey;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * A passkey that was proved.
 *
 * @param userVerified true when the authenticator verified its user, so that it stands for two factors
 * @param spend keeps the authenticator's counter, in the current transaction; fails when the signature has been used
 */
public record Assertion(boolean userVerified, Supplier<Uni<Void>> spend) {}
