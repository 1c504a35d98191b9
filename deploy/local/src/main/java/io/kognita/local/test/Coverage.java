package io.kognita.local.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * {@code docs/coverage.md}: a section for each API, a line for each operation that AWS has, marked when a service of
 * Kognita has it.
 */
public final class Coverage {

    private static final String PRESENT = "- [x] ";
    private static final String ABSENT = "- [ ] ";

    private Coverage() {}

    /** The classes of the module under test, without its tests. */
    public static Stream<Class<?>> classes() {
        Path root = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(Coverage::load)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compares the section of an API with the operations that there are; with {@code -Dcoverage.write=true} it writes
     * them there instead.
     *
     * @param api heading of the section, for example {@code cognito-idp}
     * @throws AssertionError when the page is stale, or AWS has no operation of a given name
     */
    public static void check(String api, Stream<String> operations) {
        Path page = page();
        List<String> lines = read(page);
        List<String> marked = marked(lines, api, new TreeSet<>(operations.toList()));
        if (Boolean.getBoolean("coverage.write")) {
            write(page, marked);
        } else if (!marked.equals(lines)) {
            throw new AssertionError("docs/coverage.md is stale: run this test with -Dcoverage.write=true");
        }
    }

    static List<String> marked(List<String> lines, String api, Set<String> operations) {
        Set<String> unknown = new TreeSet<>(operations);
        List<String> marked = new ArrayList<>();
        boolean section = false;
        for (String line : lines) {
            section = line.startsWith("## ") ? line.equals("## " + api) : section;
            if (section && (line.startsWith(PRESENT) || line.startsWith(ABSENT))) {
                String operation = line.substring(PRESENT.length());
                unknown.remove(operation);
                marked.add((operations.contains(operation) ? PRESENT : ABSENT) + operation);
            } else {
                marked.add(line);
            }
        }
        if (!unknown.isEmpty()) {
            throw new AssertionError("AWS has no operation of this name in " + api + ": " + unknown);
        }
        return List.copyOf(marked);
    }

    private static Path page() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path page = folder.resolve("docs").resolve("coverage.md");
            if (Files.exists(page)) {
                return page;
            }
        }
        throw new AssertionError("docs/coverage.md is missing");
    }

    private static List<String> read(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path page, List<String> lines) {
        try {
            Files.write(page, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
