package io.kognita.userpool.admin;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/**
 * ListUsers' filter: {@code attribute = "value"} or {@code attribute ^= "prefix"}.
 *
 * @param column what is compared, as SQL; never anything that a caller wrote
 */
record UserFilter(Kind kind, String attribute, String column, boolean prefix, String value) {

    private static final Pattern SYNTAX =
            Pattern.compile("\\s*\"?([^\\s=^\"]+)\"?\\s*(\\^=|=)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*", Pattern.DOTALL);

    /** More characters than a filter has, and few enough for an index entry. */
    private static final int COMPARED = 256;

    private static final Map<String, String> COLUMNS = Map.of(
            "username", "username collate \"C\"",
            "email", value("email"),
            "phone_number", value("phone_number"),
            "name", value("name"),
            "given_name", value("given_name"),
            "family_name", value("family_name"),
            "preferred_username", value("preferred_username"));

    /** What kind of value is compared. */
    enum Kind {
        TEXT,
        USER_STATUS,
        ENABLED,
        SUB
    }

    /**
     * Reads a filter.
     *
     * @return empty when it asks for all users
     * @throws InvalidParameterException when it is not of this form, or the attribute cannot be searched
     */
    static Optional<UserFilter> parse(String filter) {
        if (filter == null || filter.isBlank()) {
            return Optional.empty();
        }
        Matcher parts = SYNTAX.matcher(filter);
        if (!parts.matches()) {
            throw invalid("Error while parsing filter.");
        }
        String value = parts.group(3).replaceAll("(?s)\\\\(.)", "$1");
        return Optional.of(of(parts.group(1), parts.group(2).equals("^="), value));
    }

    private static UserFilter of(String attribute, boolean prefix, String value) {
        return switch (attribute) {
            case "cognito:user_status" -> new UserFilter(Kind.USER_STATUS, attribute, "status", prefix, value);
            case "status" -> new UserFilter(Kind.ENABLED, attribute, "enabled", prefix, value);
            case "sub" -> new UserFilter(Kind.SUB, attribute, "sub", prefix, value);
            default -> new UserFilter(Kind.TEXT, attribute, column(attribute), prefix, value);
        };
    }

    private static String column(String attribute) {
        return Optional.ofNullable(COLUMNS.get(attribute))
                .orElseThrow(() -> invalid("Invalid search attribute: " + attribute));
    }

    private static String value(String name) {
        return "left(attributes ->> '" + name + "', " + COMPARED + ") collate \"C\"";
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }

    /** What of a user's value is compared. */
    static String compared(String value) {
        int length = Math.min(COMPARED, value.codePointCount(0, value.length()));
        return value.substring(0, value.offsetByCodePoints(0, length));
    }
}
