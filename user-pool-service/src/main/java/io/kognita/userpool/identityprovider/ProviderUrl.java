package io.kognita.userpool.identityprovider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Addresses of providers: absolute, over TLS, naming a host and nobody's password. */
final class ProviderUrl {

    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ProviderUrl() {}

    /**
     * Checks an address.
     *
     * @param localRun true where a provider on this machine may do without TLS
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException naming the detail
     */
    static void check(String name, String value, boolean localRun) {
        if (!fits(value, localRun)) {
            throw ProviderDetails.invalid(name + " is not a valid https URL: " + value);
        }
    }

    private static boolean fits(String value, boolean localRun) {
        try {
            URI url = new URI(value);
            boolean secure = "https".equalsIgnoreCase(url.getScheme())
                    || (localRun && "http".equalsIgnoreCase(url.getScheme()) && OWN_MACHINE.contains(url.getHost()));
            return secure && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
