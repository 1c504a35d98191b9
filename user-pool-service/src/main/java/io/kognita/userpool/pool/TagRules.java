package io.kognita.userpool.pool;

import java.util.Map;
import java.util.Optional;

/** What tags a pool may have; the lengths of keys and values are checked before. */
public final class TagRules {

    private static final int MOST = 50;
    private static final String RESERVED = "aws:";

    private TagRules() {}

    /** The rule that tags break, if any. */
    public static Optional<String> violation(Map<String, String> tags) {
        if (tags.size() > MOST) {
            return Optional.of("A user pool can have " + MOST + " tags at most.");
        }
        return tags.keySet().stream()
                .filter(key -> key.regionMatches(true, 0, RESERVED, 0, RESERVED.length()))
                .findFirst()
                .map(key -> "Tag keys that begin with " + RESERVED + " are reserved: " + key);
    }
}
