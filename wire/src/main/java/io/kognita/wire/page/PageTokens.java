package io.kognita.wire.page;

import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Page tokens of the lists: the last key of a page, sealed, so that a client can neither read nor forge a position. */
@Singleton
public class PageTokens {

    private static final String PURPOSE = "page-token";
    private static final String SEPARATOR = "\u001f";

    private final Sealer sealer;

    public PageTokens(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * A token for the page after a key.
     *
     * @param list what is listed, with everything that selects it (operation, pool, filter): a token of another list does
     *     not open
     * @param key the sort key of the last row of the page; values must not contain U+001F
     */
    public String after(String list, String... key) {
        return sealer.sealText(PURPOSE, String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8), list);
    }

    /** The key to start after; empty when the token is not one of this list. */
    public Optional<List<String>> open(String list, String token) {
        return sealer.openText(PURPOSE, token, list)
                .map(key -> Arrays.asList(new String(key, StandardCharsets.UTF_8).split(SEPARATOR, -1)));
    }
}
