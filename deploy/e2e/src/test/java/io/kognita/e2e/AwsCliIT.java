package io.kognita.e2e;

import org.junit.jupiter.api.Test;

/** The aws command line. */
class AwsCliIT {

    @Test
    void managesAPoolAndItsUsers() throws Exception {
        Tool.run("cli", "bash", "user-pool.sh");
    }
}
