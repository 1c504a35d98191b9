package io.kognita.local.run;

import io.kognita.local.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;

/** What must hold before a run may start; each failure is one line that says what to do. */
final class Preconditions {

    private static final long NEEDED_BYTES = 500_000_000;

    private Preconditions() {}

    static void check(Layout layout) throws LaunchException, IOException {
        long free = Files.getFileStore(layout.home()).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new LaunchException("The disk is full: %d MB are free under %s, %d MB are needed."
                    .formatted(free / 1_000_000, layout.home(), NEEDED_BYTES / 1_000_000));
        }
        for (Part part : Part.values()) {
            checkFree(layout.port(part), part);
        }
        for (Part service : Part.services()) {
            checkFree(layout.managementPort(service), service);
        }
    }

    private static void checkFree(int port, Part part) throws LaunchException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        } catch (IOException e) {
            throw new LaunchException(
                    "Port %d (%s) is taken by another program: stop it, or choose other ports, for example KOGNITA_PORT=5500 ./kognita up."
                            .formatted(port, part.label()),
                    e);
        }
    }
}
