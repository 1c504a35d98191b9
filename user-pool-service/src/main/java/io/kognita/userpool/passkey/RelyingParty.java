package io.kognita.userpool.passkey;

import com.webauthn4j.data.client.Origin;
import java.util.Set;

/**
 * For whom a pool's passkeys are made.
 *
 * @param id a host name; a browser lets pages of it and of hosts below it use the passkeys
 * @param name what users see
 * @param verifiesUsers true when an authenticator must have verified its user, by a PIN or a fingerprint for example
 * @param appOrigins origins of applications that are no web pages
 */
record RelyingParty(String id, String name, boolean verifiesUsers, Set<String> appOrigins) {

    private static final String LOCAL = "localhost";

    RelyingParty {
        appOrigins = Set.copyOf(appOrigins);
    }

    /** True for pages of the host or of one below it, over TLS unless they come from this machine. */
    boolean admits(Origin origin) {
        String host = origin.getHost();
        if (host == null) {
            return appOrigins.contains(origin.toString());
        }
        boolean own = host.equals(id) || host.endsWith("." + id);
        return own && ("https".equals(origin.getScheme()) || ("http".equals(origin.getScheme()) && local(host)));
    }

    private static boolean local(String host) {
        return host.equals(LOCAL) || host.endsWith("." + LOCAL);
    }
}
