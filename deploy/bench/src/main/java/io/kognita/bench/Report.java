package io.kognita.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The samples of one run as a Markdown table.
 *
 * @param samples one for each operation and server
 */
record Report(List<Sample> samples) {

    private static final String HEAD = """
            | operation | server | per second | p50 ms | p99 ms | failed | server CPU s per 1,000 | PostgreSQL CPU s per 1,000 | times cheaper |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    String markdown() {
        StringBuilder table = new StringBuilder(HEAD);
        samples.forEach(sample -> table.append(line(sample)));
        return table.toString();
    }

    private String line(Sample sample) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.1f | %.1f | %d | %.2f | %.2f | %s |%n",
                sample.operation(),
                sample.server(),
                sample.perSecond(),
                sample.percentile(50),
                sample.percentile(99),
                sample.failures(),
                sample.serverCpuPerThousand(),
                sample.databaseCpuPerThousand(),
                ratio(sample)
                        .map(ratio -> String.format(Locale.ROOT, "%.1f", ratio))
                        .orElse(""));
    }

    /** How many times a server's CPU time the next server in the table needs for the same operation. */
    private Optional<Double> ratio(Sample sample) {
        List<Sample> same = samples.stream()
                .filter(other -> other.operation().equals(sample.operation()))
                .toList();
        int next = same.indexOf(sample) + 1;
        return next == same.size()
                ? Optional.empty()
                : Optional.of(same.get(next).serverCpuPerThousand() / sample.serverCpuPerThousand());
    }
}
