package io.kognita.wire.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Bounds of a member itself and of the keys and elements that it holds when it is a list or a map. */
record MemberBounds(Bounds own, Bounds keys, Bounds elements) {

    static final MemberBounds NONE = of(Bounds.NONE);

    static MemberBounds of(Bounds own) {
        return new MemberBounds(own, Bounds.NONE, Bounds.NONE);
    }

    boolean secret() {
        return own.secret() || keys.secret() || elements.secret();
    }

    /** The rules that a value breaks, in AWS's words; one for all that a list or a map holds, naming every rule. */
    List<String> brokenBy(Object value) {
        if (accepts(value)) {
            return List.of();
        }
        List<String> broken = new ArrayList<>(own.brokenBy(value));
        if (value instanceof Map<?, ?> entries) {
            addWhenBroken("Map keys must", keys, entries.keySet(), broken);
            addWhenBroken("Map value must", elements, entries.values(), broken);
        } else if (value instanceof List<?> items) {
            addWhenBroken("Member must", elements, items, broken);
        }
        return broken;
    }

    private boolean accepts(Object value) {
        return own.accepts(value)
                && switch (value) {
                    case Map<?, ?> entries -> all(keys, entries.keySet()) && all(elements, entries.values());
                    case List<?> items -> all(elements, items);
                    default -> true;
                };
    }

    private static boolean all(Bounds bounds, Collection<?> held) {
        for (Object element : held) {
            if (!bounds.accepts(element)) {
                return false;
            }
        }
        return true;
    }

    private static void addWhenBroken(String must, Bounds bounds, Collection<?> held, List<String> broken) {
        if (!all(bounds, held)) {
            broken.add(must + " satisfy constraint: "
                    + bounds.rules(held.iterator().next()));
        }
    }
}
