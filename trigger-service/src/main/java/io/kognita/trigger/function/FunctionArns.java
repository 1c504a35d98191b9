package io.kognita.trigger.function;

import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ARNs of this deployment's functions: {@code arn:aws:lambda:<region>:<account>:function:<name>}. */
@Singleton
public class FunctionArns {

    /** Names as AWS Lambda allows them. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private final String region;
    private final String account;
    private final String prefix;

    FunctionArns(Deployment deployment) {
        region = deployment.region();
        account = deployment.accountId();
        prefix = "arn:aws:lambda:" + deployment.region() + ":" + deployment.accountId() + ":function:";
    }

    public String region() {
        return region;
    }

    public String account() {
        return account;
    }

    /** The ARN of a user pool of this deployment. */
    public String poolArn(String poolId) {
        return "arn:aws:cognito-idp:" + region + ":" + account + ":userpool/" + poolId;
    }

    public String arnOf(String name) {
        return prefix + name;
    }

    /** The function's name; empty when the ARN is none of this deployment. */
    public Optional<String> nameIn(String arn) {
        return arn.startsWith(prefix)
                ? Optional.of(arn.substring(prefix.length())).filter(this::isName)
                : Optional.empty();
    }

    public boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
