package io.kognita.userpool.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How many requests a second there may be of each category of operations, as Amazon Cognito's quotas are. */
@ConfigMapping(prefix = "kognita.provisioned-limits")
public interface ProvisionedLimitSettings {

    /** Whether a category has its default limit until {@code UpdateProvisionedLimit} gives it one; else it has none. */
    @WithDefault("true")
    boolean enforceDefaults();

    /** Default limits of categories in place of AWS's, in requests a second, by AWS's name of the category. */
    Map<String, Integer> defaults();

    /** The highest limit that a category may be given, in requests a second. */
    @WithDefault("10000")
    int highest();

    /**
     * How often in a minute one address may name app clients or pools that there are not; the next is refused with
     * {@code TooManyRequestsException} until the minute is over, and only what is in memory is found for that address.
     */
    @WithDefault("60")
    int unknownClientsPerMinute();
}
