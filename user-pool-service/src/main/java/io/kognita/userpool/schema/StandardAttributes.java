package io.kognita.userpool.schema;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

/** The attributes that every pool has, with the bounds that AWS gives them. */
public final class StandardAttributes {

    public static final String SUB = "sub";
    public static final String EMAIL = "email";
    public static final String EMAIL_VERIFIED = "email_verified";
    public static final String PHONE_NUMBER = "phone_number";
    public static final String PHONE_NUMBER_VERIFIED = "phone_number_verified";
    public static final String PREFERRED_USERNAME = "preferred_username";

    private static final List<SchemaAttributeType> SCHEMA = List.of(
            string(SUB, "1", "2048").toBuilder().mutable(false).required(true).build(),
            string("name"),
            string("given_name"),
            string("family_name"),
            string("middle_name"),
            string("nickname"),
            string(PREFERRED_USERNAME),
            string("profile"),
            string("picture"),
            string("website"),
            string(EMAIL),
            flag(EMAIL_VERIFIED),
            string("gender"),
            string("birthdate", "10", "10"),
            string("zoneinfo"),
            string("locale"),
            string(PHONE_NUMBER),
            flag(PHONE_NUMBER_VERIFIED),
            string("address"),
            attribute("updated_at", AttributeDataType.NUMBER)
                    .numberAttributeConstraints(bounds -> bounds.minValue("0"))
                    .build(),
            attribute("identities", AttributeDataType.STRING)
                    .stringAttributeConstraints(bounds -> {})
                    .build());

    private static final Set<String> NAMES =
            SCHEMA.stream().map(SchemaAttributeType::name).collect(Collectors.toUnmodifiableSet());

    private StandardAttributes() {}

    /** The schema of a pool that defines nothing of its own. */
    public static List<SchemaAttributeType> schema() {
        return SCHEMA;
    }

    public static boolean contains(String name) {
        return NAMES.contains(name);
    }

    private static SchemaAttributeType string(String name) {
        return string(name, "0", "2048");
    }

    private static SchemaAttributeType string(String name, String shortest, String longest) {
        return attribute(name, AttributeDataType.STRING)
                .stringAttributeConstraints(bounds -> bounds.minLength(shortest).maxLength(longest))
                .build();
    }

    private static SchemaAttributeType flag(String name) {
        return attribute(name, AttributeDataType.BOOLEAN).build();
    }

    private static SchemaAttributeType.Builder attribute(String name, AttributeDataType type) {
        return SchemaAttributeType.builder()
                .name(name)
                .attributeDataType(type)
                .developerOnlyAttribute(false)
                .mutable(true)
                .required(false);
    }
}
