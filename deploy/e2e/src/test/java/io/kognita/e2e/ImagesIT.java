package io.kognita.e2e;

import org.junit.jupiter.api.Test;

/** The Dockerfiles; no engine is asked, so this shows their syntax and content and not that an image runs. */
class ImagesIT {

    @Test
    void areWellFormedAndHoldOnlyWhatTheBuildMakes() throws Exception {
        Tool.run("node", "node", "images.mjs");
    }
}
