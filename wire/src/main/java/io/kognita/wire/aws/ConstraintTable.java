package io.kognita.wire.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** The bounds of one API's members, read once from its text table, which says how it is written. */
final class ConstraintTable {

    /**
     * A member of a structure.
     *
     * @param path its name as AWS's messages write it, in lower camel case
     * @param structured true when it is a structure, or a list or a map of structures
     */
    record Member(SdkField<?> field, String path, boolean required, MemberBounds bounds, boolean structured) {}

    private final Map<String, MemberBounds> members = new HashMap<>();
    private final Set<String> required = new HashSet<>();
    private final Map<Class<?>, List<Member>> structures = new ConcurrentHashMap<>();

    private ConstraintTable() {}

    /** Reads the table of an API, for example {@code cognito-idp}. */
    static ConstraintTable load(String api) {
        try (InputStream table = ConstraintTable.class.getResourceAsStream(api + ".constraints")) {
            return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ConstraintTable parse(String text) {
        Definitions definitions = new Definitions(new HashMap<>(), new HashMap<>());
        ConstraintTable table = new ConstraintTable();
        for (String line : text.split("\n", -1)) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "shape" -> definitions.shapes.put(words[1], words[2]);
                case "matched" -> definitions.matched.put(words[1], words[2]);
                case "member" -> table.members.put(words[1], definitions.shape(words[2]));
                case "required" -> words(words[2]).forEach(member -> table.required.add(words[1] + "." + member));
                case "", "#" -> {}
                default -> throw new IllegalStateException("not a line of a constraints table: " + line);
            }
        }
        return table;
    }

    /** The members of a structure; looked up once a class. */
    List<Member> members(SdkPojo structure) {
        return structures.computeIfAbsent(
                structure.getClass(),
                type -> structure.sdkFields().stream()
                        .map(field -> member(type.getSimpleName(), field))
                        .toList());
    }

    /** Every bounds of the table. */
    Stream<Bounds> everyBounds() {
        return members.values().stream().flatMap(member -> Stream.of(member.own(), member.keys(), member.elements()));
    }

    private Member member(String structure, SdkField<?> field) {
        String name = field.locationName();
        String qualified = structure + "." + name;
        return new Member(
                field,
                name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                required.contains(qualified),
                members.getOrDefault(qualified, members.getOrDefault(name, MemberBounds.NONE)),
                structured(field));
    }

    private static boolean structured(SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            return structured(field.getTrait(ListTrait.class).memberFieldInfo());
        }
        if (type == MarshallingType.MAP) {
            return structured(field.getTrait(MapTrait.class).valueFieldInfo());
        }
        return type == MarshallingType.SDK_POJO;
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }

    /** The shape lines of a table by name, and the patterns to match in place of those shown. */
    private record Definitions(Map<String, String> shapes, Map<String, String> matched) {

        MemberBounds shape(String name) {
            boolean secret = false;
            long min = Long.MIN_VALUE;
            long max = Long.MAX_VALUE;
            String rest = shapes.get(name);
            while (!rest.isEmpty()) {
                String[] next = rest.split(" ", 2);
                rest = next.length == 1 ? "" : next[1];
                switch (next[0]) {
                    case "secret" -> secret = true;
                    case "of" -> {
                        return holder(new Bounds(secret, min, max, List.of(), "", null), words(rest));
                    }
                    case "enum" -> {
                        return MemberBounds.of(new Bounds(secret, min, max, words(rest), "", null));
                    }
                    case "pattern" -> {
                        Pattern matcher = Pattern.compile(matched.getOrDefault(name, rest));
                        return MemberBounds.of(new Bounds(secret, min, max, List.of(), rest, matcher));
                    }
                    default -> {
                        String[] ends = next[0].split("\\.\\.", 2);
                        min = ends[0].isEmpty() ? min : Long.parseLong(ends[0]);
                        max = ends[1].isEmpty() ? max : Long.parseLong(ends[1]);
                    }
                }
            }
            return MemberBounds.of(new Bounds(secret, min, max, List.of(), "", null));
        }

        private MemberBounds holder(Bounds own, List<String> held) {
            List<Bounds> bounds = held.stream()
                    .map(name -> name.equals("-") ? Bounds.NONE : shape(name).own())
                    .toList();
            return bounds.size() == 1
                    ? new MemberBounds(own, Bounds.NONE, bounds.get(0))
                    : new MemberBounds(own, bounds.get(0), bounds.get(1));
        }
    }
}
