package io.kognita.userpool.userimport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much users may be imported at a time; the defaults are Amazon Cognito's quotas where it has one. */
@ConfigMapping(prefix = "kognita.imports")
public interface ImportSettings {

    /** Import jobs of a pool. */
    @WithDefault("1000")
    int perPool();

    /** Bytes of a file. */
    @WithDefault("104857600")
    long largestFile();

    /** Users of a file. */
    @WithDefault("500000")
    int mostUsers();

    /** Users who may fail or be skipped, each a line in the job's log, before the job fails. */
    @WithDefault("100000")
    int mostFailures();
}
