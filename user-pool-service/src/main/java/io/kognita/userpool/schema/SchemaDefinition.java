package io.kognita.userpool.schema;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NumberAttributeConstraintsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StringAttributeConstraintsType;

/** Makes the schema that AWS describes for a pool out of what its creator asked for. */
public final class SchemaDefinition {

    private static final int MOST_CUSTOM_ATTRIBUTES = 50;
    private static final BigInteger LONGEST = BigInteger.valueOf(2048);
    private static final String DEVELOPER_ONLY = "dev:";
    private static final Pattern LENGTH = Pattern.compile("\\+?\\d{1,64}");
    private static final Pattern VALUE = Pattern.compile("[+-]?\\d{1,64}");

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
        return bounded(original.toBuilder()
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
                .build());
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
        boolean developerOnly = Boolean.TRUE.equals(given.developerOnlyAttribute());
        return bounded(given.toBuilder()
                .name((developerOnly ? DEVELOPER_ONLY : "") + "custom:" + given.name())
                .developerOnlyAttribute(developerOnly)
                .mutable(given.mutable() == null || given.mutable())
                .required(false)
                .build());
    }

    /** AWS describes bounds, be they empty, for attributes of a type that can have some, and passes over those of other types. */
    private static SchemaAttributeType bounded(SchemaAttributeType attribute) {
        StringAttributeConstraintsType lengths = null;
        NumberAttributeConstraintsType range = null;
        if (attribute.attributeDataType() == AttributeDataType.STRING) {
            lengths = attribute.stringAttributeConstraints() == null
                    ? StringAttributeConstraintsType.builder().build()
                    : attribute.stringAttributeConstraints();
            checkLengths(attribute.name(), lengths);
        } else if (attribute.attributeDataType() == AttributeDataType.NUMBER) {
            range = attribute.numberAttributeConstraints() == null
                    ? NumberAttributeConstraintsType.builder().build()
                    : attribute.numberAttributeConstraints();
            checkRange(attribute.name(), range);
        }
        return attribute.toBuilder()
                .stringAttributeConstraints(lengths)
                .numberAttributeConstraints(range)
                .build();
    }

    private static void checkLengths(String name, StringAttributeConstraintsType lengths) {
        BigInteger least = bound(lengths.minLength(), LENGTH, "String", name).orElse(BigInteger.ZERO);
        BigInteger most = bound(lengths.maxLength(), LENGTH, "String", name).orElse(LONGEST);
        if (least.max(most).compareTo(LONGEST) > 0) {
            throw invalid("user." + name + ": String attributes cannot have a length of more than " + LONGEST);
        }
        if (most.compareTo(least) < 0) {
            throw invalid("user." + name + ": Max length cannot be less than min length.");
        }
    }

    private static void checkRange(String name, NumberAttributeConstraintsType range) {
        Optional<BigInteger> least = bound(range.minValue(), VALUE, "Number", name);
        Optional<BigInteger> most = bound(range.maxValue(), VALUE, "Number", name);
        if (least.isPresent() && most.isPresent() && most.get().compareTo(least.get()) < 0) {
            throw invalid("user." + name + ": Max value cannot be less than min value.");
        }
    }

    private static Optional<BigInteger> bound(String given, Pattern form, String type, String name) {
        if (given == null) {
            return Optional.empty();
        }
        if (!form.matcher(given).matches()) {
            throw invalid("Invalid " + type + "AttributeConstraints for schema attribute " + name);
        }
        return Optional.of(new BigInteger(given));
    }

    private static Map<String, SchemaAttributeType> byName(List<SchemaAttributeType> attributes) {
        Map<String, SchemaAttributeType> named = new LinkedHashMap<>();
        attributes.forEach(attribute -> named.put(attribute.name(), attribute));
        return named;
    }

    private static InvalidParameterException taken(String name) {
        String asked = name.startsWith(DEVELOPER_ONLY) ? name.substring(DEVELOPER_ONLY.length()) : name;
        return invalid(asked + ": Existing attribute already has name " + name + ".");
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
