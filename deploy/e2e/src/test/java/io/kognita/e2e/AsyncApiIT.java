package io.kognita.e2e;

import org.junit.jupiter.api.Test;

/** The AsyncAPI file of the events, read by AsyncAPI's own parser. */
class AsyncApiIT {

    @Test
    void describesTheEventsThatTheirPageNames() throws Exception {
        Tool.run("node", "node", "asyncapi.mjs");
    }
}
