package io.kognita.e2e;

import org.junit.jupiter.api.Test;

/** boto3, the AWS SDK for Python. */
class Boto3IT {

    @Test
    void runsTheLifeOfAUser() throws Exception {
        Tool.run("python", "python3", "-I", "user_pool.py");
    }
}
