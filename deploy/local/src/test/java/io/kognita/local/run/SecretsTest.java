package io.kognita.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path home;

    @Test
    void areMadeOnceAndKept() throws Exception {
        Layout layout = new Layout(home, home, 4500);
        Secrets first = Secrets.of(layout);

        assertThat(Secrets.of(layout)).isEqualTo(first);
        assertThat(Base64.getDecoder().decode(first.masterKey())).hasSize(32);
        assertThat(first.accessKey().user()).matches("AKIA[A-Z2-7]{16}");
        assertThat(first.accessKey().password()).hasSize(40);
    }

    @Test
    void areDifferentInEachRun() throws Exception {
        Path other = Files.createDirectory(home.resolve("other"));

        assertThat(Secrets.of(new Layout(home, home, 4500)).masterKey())
                .isNotEqualTo(Secrets.of(new Layout(home, other, 4500)).masterKey());
    }

    @Test
    void areReadByTheirOwnerOnly() throws Exception {
        Layout layout = new Layout(home, home, 4500);
        Secrets.of(layout).writeAwsFiles(layout);

        for (String file : new String[] {"secrets.properties", "aws/credentials"}) {
            assertThat(Files.getPosixFilePermissions(home.resolve(file)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void doNotShowWhenPrinted() throws Exception {
        Secrets secrets = Secrets.of(new Layout(home, home, 4500));

        assertThat(secrets.toString())
                .doesNotContain(secrets.masterKey(), secrets.accessKey().password());
    }
}
