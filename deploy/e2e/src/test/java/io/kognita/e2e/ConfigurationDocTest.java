package io.kognita.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/configuration.md} true: every property of every configuration interface, with its documentation. Run
 * with {@code -Ddocs.write=true} to write the page anew.
 */
class ConfigurationDocTest {

    private static final Path TOP = Path.of("..", "..").toAbsolutePath().normalize();

    @Test
    void thePageListsEveryPropertyAsTheCodeHasIt() throws IOException {
        Path page = TOP.resolve("docs/configuration.md");
        String current = ConfigurationDoc.render(TOP);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(page, current);
        }
        assertThat(page).as("run with -Ddocs.write=true to write it anew").hasContent(current);
    }
}
