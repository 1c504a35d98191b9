package io.kognita.hostedui.code;

import java.util.Optional;

/** What a code that somebody presents turns out to be. */
public sealed interface Exchange {

    /** The first use of a live code. */
    record First(AuthorizedGrant grant) implements Exchange {}

    /** A code that was used before, and the refresh token of that use if one was issued. */
    record Again(Optional<String> refreshToken) implements Exchange {}

    /** No code of this client, or an expired one. */
    record Unknown() implements Exchange {}
}
