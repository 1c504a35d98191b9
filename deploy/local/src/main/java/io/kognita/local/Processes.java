package io.kognita.local;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends other processes. */
public final class Processes {

    /** Longer than a service's last deliveries take (30 s), and a broker's last writes on a busy machine. */
    private static final long SECONDS_TO_END = 45;

    private Processes() {}

    /** Asks a process to end, insists after a while, and returns when it has ended. */
    public static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
