package io.kognita.worker;

import io.kognita.worker.protocol.Frame;
import io.kognita.worker.protocol.Program;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a call has used of its limits so far. */
final class RunningCall {

    private final Frame.Invoke invoke;
    private final Program.Limits limits;
    private final long deadline;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile long cpuNanos;
    private int logCharacters;
    private int fetches;

    RunningCall(Frame.Invoke invoke, Program.Limits limits) {
        this.invoke = invoke;
        this.limits = limits;
        this.deadline = System.nanoTime() + invoke.limitMillis() * 1_000_000L;
        this.logCharacters = limits.logCharacters();
    }

    int id() {
        return invoke.call();
    }

    Frame.Invoke invoke() {
        return invoke;
    }

    /** True for the first who ends it. */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    boolean hasEnded() {
        return ended.get();
    }

    boolean isLate() {
        return System.nanoTime() - deadline > 0;
    }

    void charge(long nanos) {
        cpuNanos += nanos;
    }

    /** Whether what it used, and uses now, is more processor time than it may have. */
    boolean overspends(long nanosNow) {
        return cpuNanos + nanosNow > limits.cpuMillis() * 1_000_000L;
    }

    String overspent() {
        return "used more than " + limits.cpuMillis() + " ms of processor time";
    }

    /** As much of a line as may still be written. */
    String within(String line) {
        String kept = line.substring(0, Math.min(line.length(), logCharacters));
        logCharacters -= kept.length();
        return kept;
    }

    /** True when one more request may be under way. */
    boolean openFetch() {
        if (fetches >= limits.fetches()) {
            return false;
        }
        fetches++;
        return true;
    }

    void closeFetch() {
        fetches--;
    }
}
