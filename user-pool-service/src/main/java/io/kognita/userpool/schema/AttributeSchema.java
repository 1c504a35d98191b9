package io.kognita.userpool.schema;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NumberAttributeConstraintsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StringAttributeConstraintsType;

/** Which attributes the users of a pool may have, and with which values. */
public final class AttributeSchema {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final int LONGEST_EMAIL = 254;

    private final Map<String, SchemaAttributeType> attributes = new LinkedHashMap<>();

    /**
     * The schema of a pool.
     *
     * @param schema as AWS describes it, standard attributes included; a standard attribute that is missing has AWS's default
     */
    public AttributeSchema(List<SchemaAttributeType> schema) {
        StandardAttributes.schema().forEach(attribute -> attributes.put(attribute.name(), attribute));
        schema.forEach(attribute -> attributes.put(attribute.name(), attribute));
    }

    /** Names of all attributes, the standard ones first. */
    public List<String> names() {
        return List.copyOf(attributes.keySet());
    }

    /** True when users of the pool may have the attribute. */
    public boolean defines(String name) {
        return attributes.containsKey(name);
    }

    /** True for an attribute that only administrators set. */
    public boolean developerOnly(String name) {
        return Boolean.TRUE.equals(attributes.get(name).developerOnlyAttribute());
    }

    /** True for an attribute whose value may change. */
    public boolean mutable(String name) {
        return Boolean.TRUE.equals(attributes.get(name).mutable());
    }

    /** Names of the attributes that every user must have, without {@code sub}. */
    public List<String> required() {
        return missing(Map.of());
    }

    /**
     * Checks values against the schema.
     *
     * @throws InvalidParameterException for an attribute that the pool does not have, or a value it does not permit
     */
    public void check(Map<String, String> values) {
        values.forEach(this::check);
    }

    /**
     * Checks changes of a user who is there already, against the schema; an empty value takes an attribute away.
     *
     * @throws InvalidParameterException for an attribute that the pool does not have, that never changes or that every user
     *     must have, or a value it does not permit
     */
    public void checkChanges(Map<String, String> changes) {
        refuseUnknown(changes);
        changes.forEach((name, value) -> {
            SchemaAttributeType attribute = attributes.get(name);
            if (!Boolean.TRUE.equals(attribute.mutable())) {
                throw unchangeable(name);
            }
            if (!value.isEmpty()) {
                check(name, value);
            } else if (Boolean.TRUE.equals(attribute.required())) {
                throw undeletable(name);
            }
        });
    }

    /** AWS's answer to whoever would change an attribute that does not change. */
    public static InvalidParameterException unchangeable(String name) {
        return unchangeable(name, "Attribute cannot be updated.");
    }

    /** AWS's answer to whoever would take away an attribute that a user must keep. */
    public static InvalidParameterException undeletable(String name) {
        return unchangeable(name, "Required attribute cannot be deleted.");
    }

    /**
     * Checks that every required attribute is there.
     *
     * @throws InvalidParameterException naming the first one that is not
     */
    public void requireAll(Map<String, String> values) {
        missing(values).stream().findFirst().ifPresent(name -> {
            throw nonconforming(name, "The attribute " + name + " is required");
        });
    }

    /** Names of required attributes that are missing. */
    public List<String> missing(Map<String, String> values) {
        return attributes.values().stream()
                .filter(attribute -> Boolean.TRUE.equals(attribute.required()))
                .map(SchemaAttributeType::name)
                .filter(name -> !name.equals(StandardAttributes.SUB))
                .filter(name -> values.getOrDefault(name, "").isEmpty())
                .toList();
    }

    /**
     * Checks that what shall count as verified is there.
     *
     * @throws InvalidParameterException naming the address that is not
     */
    public static void refuseVerifiedNothing(Map<String, String> values) {
        refuseVerifiedNothing(values, StandardAttributes.EMAIL, StandardAttributes.EMAIL_VERIFIED);
        refuseVerifiedNothing(values, StandardAttributes.PHONE_NUMBER, StandardAttributes.PHONE_NUMBER_VERIFIED);
    }

    private static void refuseVerifiedNothing(Map<String, String> values, String attribute, String verified) {
        if ("true".equals(values.get(verified))
                && values.getOrDefault(attribute, "").isEmpty()) {
            throw invalid(attribute + " is required to set " + verified + " to true");
        }
    }

    public static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }

    public static boolean isPhoneNumber(String text) {
        return PHONE_NUMBER.matcher(text).matches();
    }

    /** Names all of them; AWS begins its answer otherwise where attributes are only taken away. */
    private void refuseUnknown(Map<String, String> changes) {
        String unknown = changes.keySet().stream()
                .filter(name -> !defines(name))
                .map(name -> "user." + name + ": Attribute does not exist in the schema.\n")
                .collect(joining());
        if (!unknown.isEmpty()) {
            boolean removal = changes.values().stream().allMatch(String::isEmpty);
            throw invalid(removal ? "Invalid user attributes: " + unknown : unknown);
        }
    }

    private void check(String name, String value) {
        SchemaAttributeType attribute = attributes.get(name);
        if (attribute == null) {
            throw nonconforming(name, "Attribute does not exist in the schema.");
        }
        checkFormat(name, value);
        switch (attribute.attributeDataType()) {
            case STRING -> checkLength(name, value, attribute.stringAttributeConstraints());
            case NUMBER -> checkNumber(name, value, attribute.numberAttributeConstraints());
            case BOOLEAN ->
                require(
                        value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"),
                        name,
                        "Invalid boolean value");
            case DATE_TIME -> checkDateTime(name, value);
            case UNKNOWN_TO_SDK_VERSION -> throw nonconforming(name, "Attribute has an unknown type");
        }
    }

    /** An empty value takes the attribute away, so it has no format. */
    private static void checkFormat(String name, String value) {
        if (name.equals(StandardAttributes.EMAIL) && !value.isEmpty() && !isEmail(value)) {
            throw invalid("Invalid email address format.");
        }
        if (name.equals(StandardAttributes.PHONE_NUMBER) && !value.isEmpty() && !isPhoneNumber(value)) {
            throw invalid("Invalid phone number format.");
        }
    }

    private static void checkLength(String name, String value, StringAttributeConstraintsType bounds) {
        if (bounds == null) {
            return;
        }
        int length = value.codePointCount(0, value.length());
        number(bounds.minLength())
                .ifPresent(least -> require(
                        length >= least.doubleValue(),
                        name,
                        "String must be longer than or equal to " + least + " characters"));
        number(bounds.maxLength())
                .ifPresent(most -> require(
                        length <= most.doubleValue(), name, "String must be no longer than " + most + " characters"));
    }

    private static void checkNumber(String name, String value, NumberAttributeConstraintsType bounds) {
        BigDecimal given = number(value).orElseThrow(() -> nonconforming(name, "Value must be a number"));
        if (bounds == null) {
            return;
        }
        number(bounds.minValue())
                .ifPresent(least ->
                        require(given.compareTo(least) >= 0, name, "Number must be greater than or equal to " + least));
        number(bounds.maxValue())
                .ifPresent(most ->
                        require(given.compareTo(most) <= 0, name, "Number must be less than or equal to " + most));
    }

    private static void checkDateTime(String name, String value) {
        try {
            Instant.parse(value);
        } catch (DateTimeParseException e) {
            require(value.matches("\\d{1,19}"), name, "Value must be a date and time");
        }
    }

    /** Short numbers only: an exponent of a billion would take the machine down when it is written out. */
    private static Optional<BigDecimal> number(String text) {
        return text != null && text.matches("[+-]?\\d{1,64}(\\.\\d{1,64})?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static void require(boolean kept, String name, String rule) {
        if (!kept) {
            throw nonconforming(name, rule);
        }
    }

    private static InvalidParameterException unchangeable(String name, String rule) {
        return invalid("user." + name + ": " + rule + "\n");
    }

    private static InvalidParameterException nonconforming(String name, String rule) {
        return invalid("Attributes did not conform to the schema: " + name + ": " + rule + "\n");
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
