package io.kognita.userpool.passkey;

/**
 * What a signature says that was found good.
 *
 * @param signCount the authenticator's counter, zero for one that does not count
 * @param userVerified true when the authenticator verified its user
 * @param backedUp true when the passkey is kept elsewhere too
 */
record Signed(long signCount, boolean userVerified, boolean backedUp) {}
