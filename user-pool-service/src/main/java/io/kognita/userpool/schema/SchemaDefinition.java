package io.kognita.userpool.schema;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NumberAttributeConstraintsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StringAttributeConstraintsType;

/** Makes the schema that AWS describes for a pool out of what its creator asked for. */
public final class SchemaDefinition {

    private static final int MOST_CUSTOM_ATTRIBUTES = 50;
    private static final BigInteger LONGEST = BigInteger.valueOf(2048);

    private SchemaDefinition() {}

    /**
     * The schema of a new pool: the standard attributes, changed as given, and then custom ones.
     *
     * @throws InvalidParameterException when an attribute breaks a rule
     */
    public static List<SchemaAttributeType> of(List<SchemaAttributeType> given) {
        Map<String, SchemaAttributeType> schema = byName(StandardAttributes.schema());
        List<SchemaAttributeType> custom = new ArrayList<>();
        Map<String, SchemaAttributeType> seen = new LinkedHashMap<>();
        for (SchemaAttributeType attribute : given) {
            if (attribute.name() == null) {
                throw invalid("A schema attribute needs a name.");
            }
            if (!StandardAttributes.contains(attribute.name())) {
                custom.add(attribute);
            } else if (seen.put(attribute.name(), attribute) != null) {
                throw taken(attribute.name());
            } else {
                schema.put(attribute.name(), standard(schema.get(attribute.name()), attribute));
            }
        }
        return withCustom(List.copyOf(schema.values()), custom);
    }

    /**
     * A schema with more custom attributes.
     *
     * @throws InvalidParameterException when one is there already, or breaks a rule
     */
    public static List<SchemaAttributeType> withCustom(
            List<SchemaAttributeType> schema, List<SchemaAttributeType> added) {
        Map<String, SchemaAttributeType> all = byName(schema);
        for (SchemaAttributeType attribute : added) {
            SchemaAttributeType custom = custom(attribute);
            if (all.put(custom.name(), custom) != null) {
                throw taken(custom.name());
            }
        }
        if (all.size() - StandardAttributes.schema().size() > MOST_CUSTOM_ATTRIBUTES) {
            throw invalid("A user pool can have at most " + MOST_CUSTOM_ATTRIBUTES + " custom attributes.");
        }
        return List.copyOf(all.values());
    }

    private static SchemaAttributeType standard(SchemaAttributeType original, SchemaAttributeType given) {
        boolean otherType =
                given.attributeDataType() != null && given.attributeDataType() != original.attributeDataType();
        if (otherType || Boolean.TRUE.equals(given.developerOnlyAttribute())) {
            throw invalid("You can not change AttributeDataType or set developerOnlyAttribute for standard schema"
                    + " attribute " + given.name());
        }
        checkBounds(given);
        return original.toBuilder()
                .mutable(given.mutable() == null ? original.mutable() : given.mutable())
                .required(given.required() == null ? original.required() : given.required())
                .stringAttributeConstraints(
                        given.stringAttributeConstraints() == null
                                ? original.stringAttributeConstraints()
                                : given.stringAttributeConstraints())
                .numberAttributeConstraints(
                        given.numberAttributeConstraints() == null
                                ? original.numberAttributeConstraints()
                                : given.numberAttributeConstraints())
                .build();
    }

    private static SchemaAttributeType custom(SchemaAttributeType given) {
        if (given.name() == null) {
            throw invalid("A schema attribute needs a name.");
        }
        if (given.attributeDataType() == null) {
            throw invalid("Invalid AttributeDataType input, consider using the provided AttributeDataType enum.");
        }
        if (Boolean.TRUE.equals(given.required())) {
            throw invalid("Required custom attributes are not supported currently.");
        }
        checkBounds(given);
        boolean developerOnly = Boolean.TRUE.equals(given.developerOnlyAttribute());
        return given.toBuilder()
                .name((developerOnly ? "dev:custom:" : "custom:") + given.name())
                .developerOnlyAttribute(developerOnly)
                .mutable(given.mutable() == null || given.mutable())
                .required(false)
                .stringAttributeConstraints(stringBounds(given))
                .numberAttributeConstraints(numberBounds(given))
                .build();
    }

    /** AWS describes empty bounds for an attribute of a type that can have some. */
    private static StringAttributeConstraintsType stringBounds(SchemaAttributeType given) {
        return switch (given.attributeDataType()) {
            case STRING ->
                given.stringAttributeConstraints() == null
                        ? StringAttributeConstraintsType.builder().build()
                        : given.stringAttributeConstraints();
            case NUMBER, BOOLEAN, DATE_TIME, UNKNOWN_TO_SDK_VERSION -> given.stringAttributeConstraints();
        };
    }

    private static NumberAttributeConstraintsType numberBounds(SchemaAttributeType given) {
        return switch (given.attributeDataType()) {
            case NUMBER ->
                given.numberAttributeConstraints() == null
                        ? NumberAttributeConstraintsType.builder().build()
                        : given.numberAttributeConstraints();
            case STRING, BOOLEAN, DATE_TIME, UNKNOWN_TO_SDK_VERSION -> given.numberAttributeConstraints();
        };
    }

    private static void checkBounds(SchemaAttributeType attribute) {
        StringAttributeConstraintsType length = attribute.stringAttributeConstraints();
        if (length != null) {
            BigInteger least = bound(attribute, length.minLength(), BigInteger.ZERO);
            BigInteger most = bound(attribute, length.maxLength(), LONGEST);
            require(
                    least.signum() >= 0 && least.compareTo(most) <= 0 && most.compareTo(LONGEST) <= 0,
                    attribute,
                    "the length must lie between 0 and " + LONGEST + ", and the shortest below the longest");
        }
        NumberAttributeConstraintsType range = attribute.numberAttributeConstraints();
        if (range != null && range.minValue() != null && range.maxValue() != null) {
            BigInteger least = bound(attribute, range.minValue(), null);
            require(
                    least.compareTo(bound(attribute, range.maxValue(), null)) <= 0,
                    attribute,
                    "the smallest value must not exceed the largest");
        } else if (range != null) {
            bound(attribute, range.minValue(), BigInteger.ZERO);
            bound(attribute, range.maxValue(), BigInteger.ZERO);
        }
    }

    private static BigInteger bound(SchemaAttributeType attribute, String given, BigInteger whenAbsent) {
        if (given == null) {
            return whenAbsent;
        }
        require(given.matches("[+-]?\\d{1,64}"), attribute, "a bound must be a whole number");
        return new BigInteger(given);
    }

    private static void require(boolean kept, SchemaAttributeType attribute, String rule) {
        if (!kept) {
            throw invalid("Invalid constraints of schema attribute " + attribute.name() + ": " + rule + ".");
        }
    }

    private static Map<String, SchemaAttributeType> byName(List<SchemaAttributeType> attributes) {
        Map<String, SchemaAttributeType> named = new LinkedHashMap<>();
        attributes.forEach(attribute -> named.put(attribute.name(), attribute));
        return named;
    }

    private static InvalidParameterException taken(String name) {
        return invalid(name + ": Existing attribute already has name " + name + ".");
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
