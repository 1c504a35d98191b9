package io.kognita.wire.aws;

import io.kognita.wire.aws.ConstraintTable.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The violations of one request and the message that lists them, of bounded length whatever the request holds. */
final class Violations {

    private static final int LISTED = 20;
    private static final int SHOWN_CHARACTERS = 256;

    /** Where a value stands, and whether it or what holds it is secret; the text is only built for a violation. */
    record Path(Path parent, String name, boolean secret) {

        /** The place of a member of the structure that stands here, or of a request when there is none. */
        static Path of(Path structure, Member member) {
            boolean within = structure != null && structure.secret;
            return new Path(structure, member.path(), within || member.bounds().secret());
        }

        /** The place of an element of the list or map that stands here. */
        Path element(String position) {
            return new Path(this, position + ".member", secret);
        }

        @Override
        public String toString() {
            return parent == null ? name : parent + "." + name;
        }
    }

    private final List<String> listed = new ArrayList<>(2);
    private int count;

    void missing(Path path) {
        count++;
        if (count <= LISTED) {
            listed.add("Value null at '" + path + "' failed to satisfy constraint: Member must not be null");
        }
    }

    void add(Member member, Path path, Object value, String rule) {
        count++;
        if (count <= LISTED) {
            listed.add(
                    "Value " + shown(member, path, value) + "at '" + path + "' failed to satisfy constraint: " + rule);
        }
    }

    boolean none() {
        return count == 0;
    }

    String message() {
        return count
                + (count == 1 ? " validation error detected: " : " validation errors detected: ")
                + String.join("; ", listed);
    }

    /** The value in quotes; nothing for a secret, and nothing for structures and blobs, which may hold secrets. */
    private static String shown(Member member, Path path, Object value) {
        if (path.secret() || member.structured()) {
            return "";
        }
        return switch (value) {
            case String text -> "'" + shorten(text) + "' ";
            case Number number -> "'" + number + "' ";
            case List<?> items -> "'" + shorten(joined(items, "[", "]")) + "' ";
            case Map<?, ?> entries -> "'" + shorten(joined(entries.entrySet(), "{", "}")) + "' ";
            default -> "";
        };
    }

    private static String joined(Iterable<?> items, String open, String close) {
        StringBuilder text = new StringBuilder(open);
        for (Object item : items) {
            if (text.length() > SHOWN_CHARACTERS) {
                break;
            }
            text.append(text.length() == 1 ? "" : ", ").append(item);
        }
        return text.append(close).toString();
    }

    static String shorten(String text) {
        if (text.length() <= SHOWN_CHARACTERS) {
            return text;
        }
        int end =
                Character.isHighSurrogate(text.charAt(SHOWN_CHARACTERS - 1)) ? SHOWN_CHARACTERS - 1 : SHOWN_CHARACTERS;
        return text.substring(0, end) + "...";
    }
}
