package io.kognita.userpool.trigger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The table of {@code docs/triggers.md} that says which functions a flow runs, in order. */
final class DocumentedOrder {

    private static final String HEAD = "| flow | functions, in order |";
    private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| (.+) \\|");
    private static final Pattern SOURCE = Pattern.compile("`([A-Za-z]+_[A-Za-z]+)`");

    private DocumentedOrder() {}

    /** Trigger sources by flow; what else a row says, of what is stored in between, is for readers. */
    static Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        lines().stream()
                .dropWhile(line -> !line.equals(HEAD))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> ROW.matcher(line).results().findFirst().orElseThrow())
                .forEach(row -> rows.put(row.group(1), sources(row)));
        return rows;
    }

    private static List<String> sources(MatchResult row) {
        return SOURCE.matcher(row.group(2))
                .results()
                .map(source -> source.group(1))
                .toList();
    }

    private static List<String> lines() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path page = folder.resolve("docs").resolve("triggers.md");
            if (Files.exists(page)) {
                try {
                    return Files.readAllLines(page);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        throw new AssertionError("docs/triggers.md is missing");
    }
}
