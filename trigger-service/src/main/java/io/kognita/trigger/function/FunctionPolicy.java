package io.kognita.trigger.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a function's statements say of user pools. A function that has none may be run by every pool: an operator registered it for
 * this deployment. With the first statement it is as in AWS, where a pool needs one that names it.
 */
final class FunctionPolicy {

    private static final String COGNITO = "cognito-idp.amazonaws.com";
    private static final Set<String> ACTIONS = Set.of("lambda:InvokeFunction", "lambda:*", "*");

    private final List<JsonNode> statements;

    FunctionPolicy(List<JsonNode> statements) {
        this.statements = statements;
    }

    /**
     * True when a pool may run the function.
     *
     * @param account of the pool
     */
    boolean permits(String poolArn, String account) {
        return statements.isEmpty() || statements.stream().anyMatch(statement -> permits(statement, poolArn, account));
    }

    private static boolean permits(JsonNode statement, String poolArn, String account) {
        return isCognito(statement.path("Principal"))
                && ACTIONS.contains(statement.path("Action").asText())
                && conditionsHold(statement.path("Condition"), poolArn, account);
    }

    private static boolean isCognito(JsonNode principal) {
        return principal.asText().equals("*")
                || principal.path("Service").asText().equals(COGNITO);
    }

    /** Every condition has to hold; one that a pool's call has no value for does not. */
    private static boolean conditionsHold(JsonNode conditions, String poolArn, String account) {
        for (JsonNode operator : conditions) {
            for (Iterator<Map.Entry<String, JsonNode>> keys = operator.fields(); keys.hasNext(); ) {
                Map.Entry<String, JsonNode> condition = keys.next();
                String value = condition.getValue().asText();
                boolean holds = switch (condition.getKey()) {
                    case "AWS:SourceArn" -> isLike(poolArn, value);
                    case "AWS:SourceAccount" -> account.equals(value);
                    default -> false;
                };
                if (!holds) {
                    return false;
                }
            }
        }
        return true;
    }

    /** {@code ArnLike}: part by part between colons, with asterisks and question marks. */
    private static boolean isLike(String arn, String pattern) {
        String[] parts = arn.split(":", 6);
        String[] patterns = pattern.split(":", 6);
        if (parts.length != patterns.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!matches(parts[i], patterns[i])) {
                return false;
            }
        }
        return true;
    }

    /** Goes back to the latest asterisk alone, so that no pattern takes longer than the product of the lengths. */
    private static boolean matches(String text, String pattern) {
        int at = 0;
        int next = 0;
        int asterisk = -1;
        int resume = 0;
        while (at < text.length()) {
            if (next < pattern.length() && pattern.charAt(next) == '*') {
                asterisk = next++;
                resume = at;
            } else if (next < pattern.length()
                    && (pattern.charAt(next) == '?' || pattern.charAt(next) == text.charAt(at))) {
                at++;
                next++;
            } else if (asterisk >= 0) {
                next = asterisk + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(next).chars().allMatch(rest -> rest == '*');
    }
}
