package io.kognita.userpool.domain;

import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** What a domain may be called, and what its pages may be. */
final class DomainRules {

    private static final String LABEL = "[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?";
    private static final Pattern PREFIX = Pattern.compile("^" + LABEL + "$");
    private static final Pattern CUSTOM = Pattern.compile(LABEL + "(?:\\." + LABEL + "){1,31}");

    /** Whoever had one of these in a prefix would look like somebody else. */
    private static final List<String> RESERVED = List.of("aws", "amazon", "cognito");

    /** The pages as they were before managed login, and managed login. */
    private static final int CLASSIC = 1;

    private static final int MANAGED_LOGIN = 2;

    private DomainRules() {}

    static void checkPrefix(String domain) {
        if (!PREFIX.matcher(domain).matches()) {
            throw invalid("The domain name contains an invalid character. Domain names can only contain lower-case"
                    + " letters, numbers, and hyphens. Please enter a different name that follows this format: "
                    + PREFIX.pattern());
        }
        RESERVED.stream().filter(domain::contains).findFirst().ifPresent(word -> {
            throw invalid("Domain cannot contain reserved word: " + word);
        });
    }

    static void checkCustom(String domain) {
        if (!CUSTOM.matcher(domain).matches()) {
            throw invalid("Custom domain is not a valid subdomain: " + domain);
        }
    }

    /**
     * The version of the pages, classic when none is given.
     *
     * @throws FeatureUnavailableInTierException for managed login in a pool of the lowest tier
     */
    static int version(UserPoolType pool, Integer given) {
        int version = given == null ? CLASSIC : given;
        if (version != CLASSIC && version != MANAGED_LOGIN) {
            throw invalid("ManagedLoginVersion must be " + CLASSIC + " or " + MANAGED_LOGIN + ".");
        }
        if (version == MANAGED_LOGIN && pool.userPoolTier() == UserPoolTierType.LITE) {
            throw FeatureUnavailableInTierException.builder()
                    .message("Managed login requires the ESSENTIALS or PLUS tier.")
                    .build();
        }
        return version;
    }

    static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
