package io.kognita.wire.sigv4;

import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.config.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a proved caller may do of what needs a signature: an operator by the key's policy, an identity by its role, and a
 * service nothing, for services call what is open to clients and what lies under {@code /internal}.
 *
 * <p>Application scoped, hence made at first use: the filters that hold it are made before there is a configuration.
 */
@ApplicationScoped
public class Permissions {

    private static final Pattern READING = Pattern.compile("(Admin)?(Describe|Get|List)[A-Z].*|QueryRecords");

    /** Reading by name, but each hands out credentials. */
    private static final Set<String> NOT_READING = Set.of("GetOpenIdTokenForDeveloperIdentity");

    private final Deployment deployment;
    private final RolePolicy roles;

    Permissions(Deployment deployment, RolePolicy roles) {
        this.deployment = deployment;
        this.roles = roles;
    }

    /**
     * Checks an action.
     *
     * @throws AwsFailure {@code AccessDeniedException} in AWS's words
     */
    public void check(Caller caller, Action action) {
        boolean allowed = switch (caller) {
            case Caller.Anonymous nobody -> false;
            case Caller.Service peer -> false;
            case Caller.Identity identity -> roles.allows(identity, action);
            case Caller.Operator operator -> allows(operator, action);
        };
        if (!allowed) {
            throw AwsFailure.accessDenied("User: %s is not authorized to perform: %s on resource: %s"
                    .formatted(
                            arn(caller), action.name(), action.resource(deployment.region(), deployment.accountId())));
        }
    }

    private boolean allows(Caller.Operator operator, Action action) {
        Deployment.AccessKey key = deployment.accessKeys().get(operator.accessKeyId());
        if (key == null) {
            // The verifier lets an unknown key through only where a local run accepts any.
            return deployment.local();
        }
        boolean policy = switch (key.policy()) {
            case ADMIN -> true;
            case READ_ONLY -> reads(action);
        };
        boolean pool = key.pools()
                .map(pools -> action.poolId().map(pools::contains).orElse(false))
                .orElse(true);
        return policy && pool;
    }

    private static boolean reads(Action action) {
        return READING.matcher(action.operation()).matches() && !NOT_READING.contains(action.operation());
    }

    private String arn(Caller caller) {
        String account = deployment.accountId();
        return switch (caller) {
            case Caller.Anonymous nobody -> "anonymous";
            case Caller.Service peer -> "arn:aws:iam::%s:role/%s".formatted(account, peer.name());
            case Caller.Operator operator -> "arn:aws:iam::%s:user/%s".formatted(account, operator.accessKeyId());
            case Caller.Identity identity ->
                "arn:aws:sts::%s:assumed-role/%s/CognitoIdentityCredentials"
                        .formatted(
                                account,
                                identity.roleArn().substring(identity.roleArn().lastIndexOf('/') + 1));
        };
    }
}
