package io.kognita.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Only what a trusted proxy reports is believed. */
class ClientAddressTest {

    private final ClientAddress clients = new ClientAddress(List.of("127.0.0.0/8", "10.1.0.0/16", "fd00::/8"));

    @Test
    void believesATrustedProxy() {
        assertThat(clients.of("127.0.0.1", List.of("203.0.113.7"))).isEqualTo("203.0.113.7");
        assertThat(clients.of("fd00::5", List.of("2001:db8::1"))).isEqualTo("2001:db8::1");
    }

    @Test
    void ignoresWhatAClientClaims() {
        assertThat(clients.of("203.0.113.7", List.of("198.51.100.1"))).isEqualTo("203.0.113.7");
        assertThat(clients.of("127.0.0.1", List.of("198.51.100.1, 203.0.113.7")))
                .isEqualTo("203.0.113.7");
        assertThat(clients.of("127.0.0.1", List.of("198.51.100.1", "203.0.113.7, 10.1.2.3")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void keepsThePeerWhenTheReportIsBroken() {
        assertThat(clients.of("127.0.0.1", List.of("unknown"))).isEqualTo("127.0.0.1");
        assertThat(clients.of("127.0.0.1", List.of(""))).isEqualTo("127.0.0.1");
        assertThat(clients.of("127.0.0.1", List.of())).isEqualTo("127.0.0.1");
    }

    @Test
    void refusesARangeThatIsNone() {
        assertThatThrownBy(() -> new ClientAddress(List.of("10.0.0.0/33")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClientAddress(List.of("proxy.example.com")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
