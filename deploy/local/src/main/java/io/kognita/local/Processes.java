package io.kognita.local;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends other processes. */
public final class Processes {

    private static final long SECONDS_TO_END = 15;

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
