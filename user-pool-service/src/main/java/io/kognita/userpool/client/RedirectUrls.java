package io.kognita.userpool.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** Where a client may send browsers to (RFC 6749, section 3.1.2): absolute, without a fragment, and never over open HTTP. */
final class RedirectUrls {

    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Schemes that run what the URL holds instead of calling an app. */
    private static final Set<String> DANGEROUS = Set.of("javascript", "data", "vbscript", "file", "blob", "about");

    private RedirectUrls() {}

    /**
     * Checks URLs that a client registers.
     *
     * @throws InvalidParameterException naming the first that is not fit
     */
    static void check(List<String> urls) {
        urls.forEach(RedirectUrls::check);
    }

    private static void check(String url) {
        URI uri = parsed(url);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getRawFragment() != null) {
            throw invalid(url + " cannot contain a fragment.");
        }
        if (uri.getRawUserInfo() != null) {
            throw invalid(url + " cannot contain user information.");
        }
        if (DANGEROUS.contains(scheme)) {
            throw invalid(url + " cannot use the " + scheme + " scheme.");
        }
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (web && uri.getHost() == null) {
            throw invalid(url + " is not a valid URL.");
        }
        if (scheme.equals("http") && !OWN_MACHINE.contains(uri.getHost().toLowerCase(Locale.ROOT))) {
            throw invalid(url + " cannot use the HTTP protocol.");
        }
    }

    private static URI parsed(String url) {
        try {
            // An app's bare scheme, "myapp://", names no authority; AWS accepts it.
            URI uri = new URI(url.matches("[A-Za-z][A-Za-z0-9+.-]*://") ? url + "app" : url);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw invalid(url + " is not a valid URL.");
        }
        throw invalid(url + " is not a valid URL.");
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
