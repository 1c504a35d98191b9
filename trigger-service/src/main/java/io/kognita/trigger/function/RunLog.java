package io.kognita.trigger.function;

import java.util.ArrayList;
import java.util.List;

/** What a function wrote while it ran, as far as it is kept. Thread-safe. */
public final class RunLog {

    private final int limit;
    private final List<String> lines = new ArrayList<>();
    private int characters;

    /** @param limit of characters that are kept; what comes later is left out */
    public RunLog(int limit) {
        this.limit = limit;
    }

    public synchronized void add(String line) {
        String kept = line.substring(0, Math.min(line.length(), limit - characters));
        if (!kept.isEmpty()) {
            characters += kept.length();
            lines.add(kept);
        }
    }

    public synchronized String text() {
        return String.join("\n", lines);
    }

    /** A log is the function's and its users'. */
    @Override
    public String toString() {
        return "RunLog[…]";
    }
}
