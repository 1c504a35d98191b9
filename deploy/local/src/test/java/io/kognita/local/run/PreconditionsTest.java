package io.kognita.local.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.Part;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreconditionsTest {

    @TempDir
    Path home;

    @Test
    void namesATakenPortAndWhatItIsFor() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Layout layout = new Layout(home, home, other.getLocalPort() - Part.GATEWAY.offset());

            assertThatThrownBy(() -> Preconditions.check(layout))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " (gateway) is taken")
                    .hasMessageNotContaining("\n");
        }
    }
}
