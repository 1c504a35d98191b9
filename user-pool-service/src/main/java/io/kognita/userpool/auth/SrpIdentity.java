package io.kognita.userpool.auth;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.srp.SrpVerifier;

/**
 * Whom an SRP exchange concerns, or seems to: an unknown user, and one without a verifier, has the same salt and name at
 * every try, as RFC 5054 section 2.5.1.3 advises.
 *
 * @param userIdForSrp what the client is told in {@code USER_ID_FOR_SRP}
 */
record SrpIdentity(Pool pool, String userIdForSrp, SrpVerifier verifier) {}
