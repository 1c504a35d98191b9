package io.kognita.trigger.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.trigger.function.FunctionArns;
import io.kognita.trigger.function.Target;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** A function's policy as IAM writes it. It is kept and shown; who may set a pool's triggers may use its functions. */
@Singleton
class PolicyShapes {

    private static final Pattern STATEMENT_ID = Pattern.compile("[a-zA-Z0-9-_]{1,100}");
    private static final Pattern ACTION = Pattern.compile("lambda:[*]|lambda:[a-zA-Z]+|[*]");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.amazonaws\\.com");
    private static final int MAX_STATEMENTS = 50;
    private static final int MAX_VALUE = 512;

    private final FunctionArns arns;

    PolicyShapes(FunctionArns arns) {
        this.arns = arns;
    }

    ObjectNode statement(String function, AddPermissionRequest request) {
        checked("statementId", request.statementId(), STATEMENT_ID);
        checked("action", request.action(), ACTION);
        if (request.principal() == null) {
            throw LambdaFailures.validation("principal", "null", "Member must not be null");
        }
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("Sid", request.statementId()).put("Effect", "Allow");
        if (SERVICE.matcher(request.principal()).matches()) {
            statement.putObject("Principal").put("Service", bounded("principal", request.principal()));
        } else if (request.principal().equals("*")) {
            statement.put("Principal", "*");
        } else {
            statement.putObject("Principal").put("AWS", account(bounded("principal", request.principal())));
        }
        statement.put("Action", request.action()).put("Resource", arns.arnOf(function));
        ObjectNode condition = JsonNodeFactory.instance.objectNode();
        condition(condition, "StringEquals", "AWS:SourceAccount", request.sourceAccount());
        condition(condition, "ArnLike", "AWS:SourceArn", request.sourceArn());
        condition(condition, "StringEquals", "aws:PrincipalOrgID", request.principalOrgID());
        condition(condition, "StringEquals", "lambda:EventSourceToken", request.eventSourceToken());
        if (!condition.isEmpty()) {
            statement.set("Condition", condition);
        }
        return statement;
    }

    Target.JavaScript with(Target.JavaScript script, ObjectNode statement) {
        String id = statement.get("Sid").textValue();
        if (script.statements().stream().anyMatch(other -> isOf(other, id))) {
            throw LambdaFailures.conflict("The statement id (" + id + ") provided already exists. Please provide a new"
                    + " statement id, or remove the existing statement.");
        }
        if (script.statements().size() >= MAX_STATEMENTS) {
            throw LambdaFailures.invalid("A function's policy has at most " + MAX_STATEMENTS + " statements");
        }
        List<JsonNode> statements = new ArrayList<>(script.statements());
        statements.add(statement);
        return new Target.JavaScript(script.configuration(), script.tags(), statements);
    }

    Target.JavaScript without(Target.JavaScript script, String id) {
        List<JsonNode> statements =
                script.statements().stream().filter(other -> !isOf(other, id)).toList();
        if (statements.size() == script.statements().size()) {
            throw LambdaFailures.nothingThere("Statement " + id + " is not found in resource policy.");
        }
        return new Target.JavaScript(script.configuration(), script.tags(), statements);
    }

    String document(Target.JavaScript script) {
        if (script.statements().isEmpty()) {
            throw LambdaFailures.nothingThere("The resource you requested does not exist.");
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("Version", "2012-10-17").put("Id", "default");
        document.putArray("Statement").addAll(script.statements());
        return document.toString();
    }

    private static boolean isOf(JsonNode statement, String id) {
        return statement.path("Sid").asText().equals(id);
    }

    private static String account(String principal) {
        return principal.matches("[0-9]{12}") ? "arn:aws:iam::" + principal + ":root" : principal;
    }

    private static void condition(ObjectNode condition, String operator, String key, String value) {
        if (value != null) {
            condition.withObject("/" + operator).put(key, bounded(key, value));
        }
    }

    private static String bounded(String member, String value) {
        if (value.length() > MAX_VALUE) {
            throw LambdaFailures.validation(
                    member, "...", "Member must have length less than or equal to " + MAX_VALUE);
        }
        return value;
    }

    private static void checked(String member, String value, Pattern pattern) {
        if (value == null) {
            throw LambdaFailures.validation(member, "null", "Member must not be null");
        }
        if (!pattern.matcher(value).matches()) {
            throw LambdaFailures.validation(
                    member,
                    value.length() > 100 ? value.substring(0, 100) + "..." : value,
                    "Member must satisfy regular expression pattern: " + pattern);
        }
    }
}
