package io.kognita.wire.aws;

import io.kognita.wire.aws.ConstraintTable.Member;
import io.kognita.wire.aws.Violations.Path;
import jakarta.inject.Singleton;
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
                    found.missing(Path.of(at, member));
                }
                continue;
            }
            Path place = Path.of(at, member);
            for (String rule : member.bounds().brokenBy(value)) {
                found.add(member, place, value, rule);
            }
            if (member.structured()) {
                nested(table, value, place, found);
            }
        }
    }

    private static void nested(ConstraintTable table, Object value, Path at, Violations found) {
        switch (value) {
            case SdkPojo structure -> structure(table, structure, at, found);
            case List<?> items -> {
                int position = 1;
                for (Object item : items) {
                    nested(table, item, at.element(Integer.toString(position++)), found);
                }
            }
            case Map<?, ?> entries ->
                entries.forEach(
                        (key, item) -> nested(table, item, at.element(Violations.shorten((String) key)), found));
            default -> throw new IllegalStateException("not made of structures: " + at);
        }
    }
}
