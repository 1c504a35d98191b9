package io.kognita.trigger.lambda;

import io.kognita.trigger.sandbox.CodePackage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** What a function's configuration may be, by Lambda's own bounds and by what runs here. */
final class FunctionRules {

    private static final Pattern NODE = Pattern.compile("nodejs[0-9]{1,2}\\.x");
    private static final Pattern HANDLER = Pattern.compile("[^\\s]{1,128}");
    private static final Pattern ROLE =
            Pattern.compile("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z]([a-zA-Z0-9_])+");
    private static final List<String> RESERVED = List.of("AWS_LAMBDA_", "AWS_REGION", "AWS_DEFAULT_REGION", "_HANDLER");
    private static final int MAX_ENVIRONMENT = 4096;
    private static final int MAX_DESCRIPTION = 256;
    private static final int MAX_TAGS = 50;

    private FunctionRules() {}

    static void check(FunctionConfiguration configuration) {
        checkRuntime(configuration.runtimeAsString());
        required("handler", configuration.handler());
        if (!HANDLER.matcher(configuration.handler()).matches()) {
            throw LambdaFailures.validation(
                    "handler", configuration.handler(), "Member must satisfy regular expression pattern: [^\\s]+");
        }
        required("role", configuration.role());
        if (!ROLE.matcher(configuration.role()).matches()) {
            throw LambdaFailures.validation(
                    "role",
                    configuration.role(),
                    "Member must satisfy regular expression pattern:"
                            + " arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
        }
        range("timeout", configuration.timeout(), 1, 900);
        range("memorySize", configuration.memorySize(), 128, 10_240);
        if (configuration.description() != null && configuration.description().length() > MAX_DESCRIPTION) {
            throw LambdaFailures.validation(
                    "description",
                    configuration.description().substring(0, MAX_DESCRIPTION) + "...",
                    "Member must have length less than or equal to " + MAX_DESCRIPTION);
        }
    }

    /** Only runtimes for Node run here; the error names what else there is. */
    static void checkRuntime(String runtime) {
        required("runtime", runtime);
        if (!NODE.matcher(runtime).matches()) {
            throw LambdaFailures.invalid(("The runtime %s does not run here, nodejs runtimes do. Register a function in"
                            + " another language as a webhook (PUT /webhooks/{name}) or as an endpoint that speaks the"
                            + " Lambda Invoke API (PUT /endpoints/{name}).")
                    .formatted(shown(runtime)));
        }
    }

    static void checkZipOnly(String packageType, boolean image, boolean s3) {
        if (image || "Image".equals(packageType)) {
            throw LambdaFailures.invalid("Container images do not run here. Send a zip, or run the image yourself and"
                    + " register it as an endpoint that speaks the Lambda Invoke API (PUT /endpoints/{name}).");
        }
        if (s3) {
            throw LambdaFailures.invalid("Code in S3 is not read. Send it as ZipFile.");
        }
    }

    static void checkNoLayers(List<String> layers) {
        if (!layers.isEmpty()) {
            throw LambdaFailures.invalid("Layers are not supported. Put their files into the zip.");
        }
    }

    static void checkEnvironment(Map<String, String> variables) {
        int size = 0;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            String name = variable.getKey();
            if (!VARIABLE.matcher(name).matches()) {
                throw LambdaFailures.validation(
                        "environment.variables",
                        shown(name),
                        "Map keys must satisfy constraint: [Member must satisfy regular expression pattern:"
                                + " [a-zA-Z]([a-zA-Z0-9_])+]");
            }
            if (RESERVED.stream().anyMatch(name::startsWith)) {
                throw LambdaFailures.invalid("Lambda was unable to configure your environment variables because the"
                        + " environment variables you have provided contains reserved keys that are currently not"
                        + " supported for modification. Reserved keys used in this request: " + shown(name));
            }
            size += length(name) + length(variable.getValue());
        }
        if (size > MAX_ENVIRONMENT) {
            throw LambdaFailures.invalid("Lambda was unable to configure your environment variables because the"
                    + " environment variables you have provided exceeded the " + MAX_ENVIRONMENT + " bytes limit.");
        }
    }

    static void checkTags(Map<String, String> tags) {
        boolean fit = tags.size() <= MAX_TAGS
                && tags.entrySet().stream()
                        .allMatch(tag -> !tag.getKey().isEmpty()
                                && tag.getKey().length() <= 128
                                && tag.getValue().length() <= 256
                                && !tag.getKey().startsWith("aws:"));
        if (!fit) {
            throw LambdaFailures.invalid("A function has at most 50 tags, whose keys have 1 to 128 characters, do not"
                    + " begin with aws: and whose values have at most 256.");
        }
    }

    /** Unpacks code once, so that what is stored can be run. */
    static byte[] checkedCode(byte[] code) {
        try {
            CodePackage.of(code);
            return code;
        } catch (IllegalArgumentException e) {
            throw LambdaFailures.invalid(e.getMessage());
        }
    }

    private static void required(String member, String value) {
        if (value == null) {
            throw LambdaFailures.validation(member, "null", "Member must not be null");
        }
    }

    private static void range(String member, Integer value, int min, int max) {
        if (value != null && value < min) {
            throw LambdaFailures.validation(
                    member, value.toString(), "Member must have value greater than or equal to " + min);
        }
        if (value != null && value > max) {
            throw LambdaFailures.validation(
                    member, value.toString(), "Member must have value less than or equal to " + max);
        }
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String shown(String text) {
        return text.length() > 64 ? text.substring(0, 64) + "..." : text;
    }
}
