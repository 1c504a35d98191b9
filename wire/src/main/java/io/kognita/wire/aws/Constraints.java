package io.kognita.wire.aws;

import io.kognita.wire.aws.ConstraintTable.Member;
import io.kognita.wire.aws.ConstraintTable.Shape;
import io.kognita.wire.aws.Violations.Path;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** The bounds of each member (required, length, pattern, range, enum) and AWS's words for a violation. */
@Singleton
public class Constraints {

    private final Map<String, ConstraintTable> tables = Map.of(
            "cognito-idp", ConstraintTable.load("cognito-idp"),
            "cognito-identity", ConstraintTable.load("cognito-identity"));

    /**
     * Checks a decoded request against the table.
     *
     * @throws AwsFailure with the API's code for invalid input when a member violates a bound
     */
    public void check(Api api, SdkPojo input) {
        Violations found = new Violations();
        structure(tables.get(api.signingName()), input, null, found);
        if (!found.none()) {
            throw new AwsFailure(400, api.invalidInput(), found.message());
        }
    }

    private static void structure(ConstraintTable table, SdkPojo structure, Path at, Violations found) {
        for (Member member : table.members(structure)) {
            Object value = member.field().getValueOrDefault(structure);
            if (value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
                if (member.required()) {
                    found.missing(new Path(at, member.path()));
                }
                continue;
            }
            member(member, value, at, found);
            if (member.structured()) {
                nested(table, value, new Path(at, member.path()), found);
            }
        }
    }

    private static void member(Member member, Object value, Path at, Violations found) {
        Shape shape = member.shape();
        for (String rule : shape.own().brokenBy(value)) {
            found.add(member, new Path(at, member.path()), value, rule);
        }
        if (value instanceof Map<?, ?> entries) {
            elements("Map keys must", shape.keys(), entries.keySet(), member, value, at, found);
            elements("Map value must", shape.elements(), entries.values(), member, value, at, found);
        } else if (value instanceof List<?> items) {
            elements("Member must", shape.elements(), items, member, value, at, found);
        }
    }

    /** One violation for all elements, naming every rule of an element: so AWS writes it. */
    private static void elements(
            String must,
            Bounds bounds,
            Collection<?> elements,
            Member member,
            Object value,
            Path at,
            Violations found) {
        for (Object element : elements) {
            if (!bounds.accepts(element)) {
                found.add(
                        member,
                        new Path(at, member.path()),
                        value,
                        must + " satisfy constraint: " + bounds.rules(element));
                return;
            }
        }
    }

    private static void nested(ConstraintTable table, Object value, Path at, Violations found) {
        switch (value) {
            case SdkPojo structure -> structure(table, structure, at, found);
            case List<?> items -> {
                int position = 1;
                for (Object item : items) {
                    nested(table, item, new Path(new Path(at, Integer.toString(position++)), "member"), found);
                }
            }
            case Map<?, ?> entries ->
                entries.forEach((key, item) ->
                        nested(table, item, new Path(new Path(at, Violations.shorten((String) key)), "member"), found));
            default -> throw new IllegalStateException("not made of structures: " + at);
        }
    }
}
