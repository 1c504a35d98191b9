package io.kognita.userpool.attribute;

import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/** Attributes to take away, as the blank values by which AWS lets updates do the same. */
final class Removals {

    private Removals() {}

    static List<AttributeType> of(List<String> names) {
        return names.stream()
                .distinct()
                .map(name -> AttributeType.builder().name(name).value("").build())
                .toList();
    }
}
