package io.kognita.local.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class KafkaResourceTest {

    @Test
    void comesBackAtTheSameAddress() throws Exception {
        String first = new KafkaResource().start().get("kafka.bootstrap.servers");
        assertThat(answers(first)).isTrue();

        KafkaResource.halt();
        assertThat(answers(first)).isFalse();
        KafkaResource.resume();

        assertThat(answers(first)).isTrue();
        assertThat(new KafkaResource().start()).containsEntry("kafka.bootstrap.servers", first);
    }

    private static boolean answers(String address) {
        URI uri = URI.create("kafka://" + address);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
