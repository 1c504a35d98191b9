package io.kognita.wire.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What a value must keep to, in AWS's words.
 *
 * @param secret true when no message may show the value
 * @param min least length, size or value; {@link Long#MIN_VALUE} when there is none
 * @param max greatest length, size or value; {@link Long#MAX_VALUE} when there is none
 * @param choices the values of an enum; empty when the value is free
 * @param pattern the regular expression that messages show; empty when there is none
 * @param matcher what is matched for it, which accepts the same texts without backtracking; null when there is none
 */
record Bounds(boolean secret, long min, long max, List<String> choices, String pattern, Pattern matcher) {

    static final Bounds NONE = new Bounds(false, Long.MIN_VALUE, Long.MAX_VALUE, List.of(), "", null);

    Bounds {
        choices = List.copyOf(choices);
    }

    /** True when a value keeps every rule; a text that is too long is refused before it is matched. */
    boolean accepts(Object value) {
        long measure = measure(value);
        return measure >= min
                && measure <= max
                && (!(value instanceof String text) || (hasForm(text) && isChoice(text)));
    }

    /** The rules that a value breaks; a text that is too long is not matched against the pattern. */
    List<String> brokenBy(Object value) {
        if (accepts(value)) {
            return List.of();
        }
        long measure = measure(value);
        List<String> broken = new ArrayList<>(2);
        if (measure > max) {
            broken.add(atMost(value));
        }
        if (measure < min) {
            broken.add(atLeast(value));
        }
        if (value instanceof String text && measure <= max && !hasForm(text)) {
            broken.add(form());
        }
        if (value instanceof String text && !isChoice(text)) {
            broken.add(choice());
        }
        return broken;
    }

    private boolean hasForm(String text) {
        return matcher == null || matcher.matcher(text).matches();
    }

    private boolean isChoice(String text) {
        return choices.isEmpty() || choices.contains(text);
    }

    /** All rules for values like the given one, as AWS lists them when an element of a list or a map breaks one. */
    List<String> rules(Object like) {
        List<String> rules = new ArrayList<>(3);
        if (max != Long.MAX_VALUE) {
            rules.add(atMost(like));
        }
        if (min != Long.MIN_VALUE) {
            rules.add(atLeast(like));
        }
        if (matcher != null) {
            rules.add(form());
        }
        if (!choices.isEmpty()) {
            rules.add(choice());
        }
        return rules;
    }

    private String atMost(Object value) {
        return "Member must have " + quantity(value) + " less than or equal to " + max;
    }

    private String atLeast(Object value) {
        return "Member must have " + quantity(value) + " greater than or equal to " + min;
    }

    private String form() {
        return "Member must satisfy regular expression pattern: " + pattern;
    }

    private String choice() {
        return "Member must satisfy enum value set: " + choices;
    }

    private static String quantity(Object value) {
        return value instanceof Number ? "value" : "length";
    }

    /** Length in characters of a text, size of a list or a map, bytes of a blob, value of a number. */
    private static long measure(Object value) {
        return switch (value) {
            case String text -> text.codePointCount(0, text.length());
            case Number number -> number.longValue();
            case Collection<?> items -> items.size();
            case Map<?, ?> entries -> entries.size();
            case SdkBytes bytes -> bytes.asByteArrayUnsafe().length;
            default -> 0;
        };
    }
}
