package io.kognita.hostedui.token;

import io.kognita.hostedui.web.Parameters;
import io.kognita.wire.signin.ClientSettings;
import io.kognita.wire.signin.IssuedTokens;
import io.smallrye.mutiny.Uni;

/** A way to get tokens (RFC 6749 section 1.3). */
interface Grant {

    /** The {@code grant_type}. */
    String type();

    /** Issues tokens to a client that is proved. */
    Uni<IssuedTokens> issue(ClientSettings client, Parameters form);
}
