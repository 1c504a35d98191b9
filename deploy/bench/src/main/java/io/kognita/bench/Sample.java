package io.kognita.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What one operation cost on one server.
 *
 * @param server the server's name
 * @param operation the operation's name
 * @param latencies of the operations that succeeded, in microseconds
 * @param failures operations that did not
 * @param elapsed how long they ran
 * @param serverCpu CPU time of the server's processes meanwhile
 * @param databaseCpu CPU time of PostgreSQL meanwhile
 */
record Sample(
        String server,
        String operation,
        Histogram latencies,
        long failures,
        Duration elapsed,
        Duration serverCpu,
        Duration databaseCpu) {

    double perSecond() {
        return latencies.getTotalCount() / seconds(elapsed);
    }

    /** Latency in milliseconds below which a share of the operations stayed. */
    double percentile(double percent) {
        return latencies.getValueAtPercentile(percent) / 1000.0;
    }

    /** CPU seconds of the server for 1,000 operations, failed ones counted as done. */
    double serverCpuPerThousand() {
        return perThousand(serverCpu);
    }

    double databaseCpuPerThousand() {
        return perThousand(databaseCpu);
    }

    private double perThousand(Duration cpu) {
        return seconds(cpu) * 1000 / (latencies.getTotalCount() + failures);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
