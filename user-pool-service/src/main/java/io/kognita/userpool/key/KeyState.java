package io.kognita.userpool.key;

/** Where a signing key stands in its life. */
enum KeyState {
    /** Published, so that verifiers know it before it signs. */
    NEXT,
    /** Signs. */
    CURRENT,
    /** Signs no more; published while a token that it signed may still be valid. */
    RETIRED
}
