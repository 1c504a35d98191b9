package io.kognita.local.run;

import io.kognita.local.Part;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * {@code ./kognita status}: says of each part whether it answers.
 *
 * @param layout where the run lives
 * @param out where it talks to the developer
 */
record Status(Layout layout, PrintStream out) {

    private static final int CONNECT_MILLIS = 1000;

    /** Prints a line for each part; false when one of them does not answer. */
    boolean run() {
        boolean all = true;
        for (Part part : Part.values()) {
            boolean up = Part.services().contains(part)
                    ? Readiness.ready(layout.managementUrl(part))
                    : listens(layout.port(part));
            all &= up;
            out.printf("%-22s %5d  %s%n", part.label(), layout.port(part), up ? "ready" : "down");
        }
        return all;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
