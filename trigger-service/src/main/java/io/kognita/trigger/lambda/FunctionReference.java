package io.kognita.trigger.lambda;

import io.kognita.trigger.function.FunctionArns;
import io.kognita.wire.aws.AwsFailure;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the forms in which callers name a function: its name, {@code account:function:name}, or its ARN. */
@Singleton
class FunctionReference {

    private static final Pattern FORMS = Pattern.compile(
            "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z0-9-]+:)?([0-9]{12}:)?(function:)?([a-zA-Z0-9_-]+)(:(\\$LATEST|[a-zA-Z0-9_-]+))?");
    private static final String LATEST = "$LATEST";

    private final FunctionArns arns;

    FunctionReference(FunctionArns arns) {
        this.arns = arns;
    }

    /**
     * The name of the function that is meant.
     *
     * @param qualifier version or alias that the call asks for; null for none
     * @throws AwsFailure when it is no reference, or one to what cannot be here
     */
    String name(String reference, String qualifier) {
        Optional<String> ofArn = reference.startsWith("arn:") ? arns.nameIn(reference) : Optional.empty();
        String name = ofArn.orElseGet(() -> parsed(reference));
        if (qualifier != null && !qualifier.equals(LATEST)) {
            throw LambdaFailures.notFound(arns.arnOf(name) + ":" + qualifier);
        }
        return name;
    }

    private String parsed(String reference) {
        Matcher form = FORMS.matcher(reference);
        if (!form.matches() || !arns.isName(form.group(6))) {
            throw LambdaFailures.validation(
                    "functionName",
                    reference,
                    "Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}"
                            + "((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)"
                            + "(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");
        }
        boolean foreign = reference.startsWith("arn:") && !reference.startsWith(arns.arnOf(form.group(6)));
        boolean version = form.group(8) != null && !form.group(8).equals(LATEST);
        if (foreign || version) {
            throw LambdaFailures.notFound(reference);
        }
        return form.group(6);
    }

    AwsFailure notFound(String name) {
        return LambdaFailures.notFound(arns.arnOf(name));
    }
}
