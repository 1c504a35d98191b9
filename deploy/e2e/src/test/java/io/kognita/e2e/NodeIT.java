package io.kognita.e2e;

import org.junit.jupiter.api.Test;

/** {@code amazon-cognito-identity-js}, {@code aws-jwt-verify} and the AWS SDK for JavaScript. */
class NodeIT {

    @Test
    void signsInBySrpAndProvesItsTokens() throws Exception {
        Tool.run("node", "node", "user-pool.mjs");
    }

    @Test
    void remembersTheDeviceThatTheLibraryRunsOn() throws Exception {
        Tool.run("node", "node", "devices.mjs");
    }

    @Test
    void storesDataOfAnIdentity() throws Exception {
        Tool.run("node", "node", "identity-pool.mjs");
    }

    @Test
    void asksWebhooksBeforeSignUpAndBeforeTokens() throws Exception {
        Tool.run("node", "node", "triggers.mjs");
    }

    @Test
    void letsAFunctionOfTheCommandLineDecideASignUp() throws Exception {
        Tool.run("node", "node", "functions.mjs");
    }
}
