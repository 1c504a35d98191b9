package io.kognita.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processes with all their descendants, and what they used of the machine, as Linux' {@code /proc} tells it (proc(5)).
 *
 * @param roots process ids
 */
record ProcessTree(List<Long> roots) {

    /** Linux' user-visible clock, in which {@code /proc} counts, has 100 ticks a second on every architecture. */
    private static final long TICK_MILLIS = 10;

    /** CPU time since the processes began, of those that ended meanwhile too once their parent has waited for them. */
    Duration cpu() throws IOException {
        long ticks = 0;
        for (long process : all()) {
            ticks += ticks(process);
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    /** Memory in bytes that lies in RAM now; pages that processes share count once for each, as in most tools. */
    long residentBytes() throws IOException {
        long kibibytes = 0;
        for (long process : all()) {
            kibibytes += residentKibibytes(process);
        }
        return kibibytes * 1024;
    }

    private List<Long> all() {
        return roots.stream()
                .flatMap(root -> ProcessHandle.of(root).stream())
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .map(ProcessHandle::pid)
                .distinct()
                .toList();
    }

    private static long ticks(long process) throws IOException {
        try {
            return ticksOf(Files.readString(proc(process, "stat")));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** {@code utime + stime + cutime + cstime} of a line of {@code /proc/<pid>/stat}, whose second field may hold spaces. */
    static long ticksOf(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Stream.of(11, 12, 13, 14)
                .mapToLong(field -> Long.parseLong(fields[field]))
                .sum();
    }

    private static long residentKibibytes(long process) throws IOException {
        try (Stream<String> lines = Files.lines(proc(process, "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private static Path proc(long process, String file) {
        return Path.of("/proc", Long.toString(process), file);
    }
}
