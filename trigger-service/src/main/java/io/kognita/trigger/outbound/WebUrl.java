package io.kognita.trigger.outbound;

import io.kognita.trigger.TriggerSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;

/** The rules for an address that this service calls, as far as its text tells; {@link PermittedAddresses} judges where it leads. */
@Singleton
public class WebUrl {

    private static final int MAX_LENGTH = 2048;

    private final boolean httpAllowed;

    WebUrl(TriggerSettings settings) {
        httpAllowed = settings.allowHttpWebhooks();
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException says which rule it breaks
     */
    public URI parse(String text) {
        URI url = absolute(text);
        if (!hasPermittedScheme(url)) {
            throw new IllegalArgumentException(
                    httpAllowed ? "Url must begin with https:// or http://" : "Url must begin with https://");
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65535) {
            throw new IllegalArgumentException("Url must name a host");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("Url must have neither credentials nor a fragment");
        }
        return url;
    }

    /** Asked at each call too: an address may be older than the rule. */
    boolean hasPermittedScheme(URI url) {
        String scheme = url.getScheme();
        return "https".equals(scheme) || (httpAllowed && "http".equals(scheme));
    }

    private static URI absolute(String text) {
        try {
            if (text.length() <= MAX_LENGTH) {
                return new URI(text);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Url must be an absolute address");
        }
        throw new IllegalArgumentException("Url must have at most " + MAX_LENGTH + " characters");
    }
}
