package io.kognita.userpool;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** JSON values that often break what reads them, as they are written on the wire. */
final class HostileValues {

    /** Of other types than a text. */
    static final List<String> WRONG_TYPES =
            List.of("0", "-1", "2147483648", "1e400", "true", "null", "[]", "[null]", "{}", nested(90), nested(10_000));

    /** Texts that no database or no decoder keeps, or that look like something else. */
    static final List<String> SHORT_TEXTS = List.of(
            quoted("\\u0000"),
            quoted("a\\u0000b"),
            quoted("\\ud800"),
            quoted("\\udc00\\ud800"),
            quoted(""),
            quoted(" "),
            quoted("."),
            quoted("\\n\\r\\t"),
            quoted("\u202egnp.exe"),
            quoted("\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67"),
            quoted("\u0130\u0131\u017f\u212a@example.com"),
            quoted("' or 1=1; drop table pool_user --"),
            quoted("%00../../"),
            quoted("${jndi:ldap://localhost}{####}"),
            quoted("us-east-1_000000000"));

    /** Texts that fit a member's bounds or do not; random ones, for what compresses hides what is too long for an index. */
    static final List<String> LONG_TEXTS = List.of(
            quoted(random(128, 0x1f600, 0x1f64f)),
            quoted(random(2_048, 0x4e00, 0x9fff)),
            quoted(random(100_000, 'A', 'Z')),
            quoted("A".repeat(131_072)));

    private HostileValues() {}

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String random(int length, int first, int last) {
        return new Random(1)
                .ints(length, first, last + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
