package io.kognita.e2e;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Renders the configuration page from the sources of the {@code @ConfigMapping} interfaces. */
final class ConfigurationDoc {

    private static final List<String> MODULES = List.of(
            "wire",
            "user-pool-service",
            "hosted-ui-service",
            "identity-pool-service",
            "trigger-service",
            "sync-service");

    private static final String INTRODUCTION = """
            # Configuration

            Generated from the configuration interfaces. A property is given in a properties file that
            `QUARKUS_CONFIG_LOCATIONS` names, as a system property, or as an environment variable (upper case, every other
            character as `_`). An unknown `kognita.*` property stops the start.
            """;

    private final DocTrees docs;
    private final CompilationUnitTree unit;
    private final Map<String, ClassTree> nested = new TreeMap<>();
    private final List<String> rows = new ArrayList<>();

    private ConfigurationDoc(DocTrees docs, CompilationUnitTree unit) {
        this.docs = docs;
        this.unit = unit;
    }

    static String render(Path top) throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (String module : MODULES) {
            List<String> rows = rowsOf(top.resolve(module).resolve("src/main/java"));
            if (!rows.isEmpty()) {
                page.append("\n## ").append(module.equals("wire") ? "All services" : module);
                page.append("\n\n| property | type | default | meaning |\n| --- | --- | --- | --- |\n");
                rows.forEach(row -> page.append(row).append('\n'));
            }
        }
        return page.toString();
    }

    private static List<String> rowsOf(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> tree = Files.walk(sources)) {
            files = tree.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> contentOf(file).contains("@ConfigMapping("))
                    .sorted()
                    .toList();
        }
        List<String> rows = new ArrayList<>();
        if (files.isEmpty()) {
            return rows;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                rows.addAll(new ConfigurationDoc(docs, unit).read());
            }
        }
        return rows;
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> read() {
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree mapping) {
                collect(mapping);
                annotation(mapping, "ConfigMapping").ifPresent(prefix -> read(prefix, mapping));
            }
        }
        return rows;
    }

    private void collect(ClassTree type) {
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree inner) {
                nested.put(inner.getSimpleName().toString(), inner);
                collect(inner);
            }
        }
    }

    private void read(String prefix, ClassTree type) {
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                read(prefix, method);
            }
        }
    }

    private void read(String prefix, MethodTree method) {
        String returned = method.getReturnType().toString();
        String name = prefix + "."
                + annotation(method, "WithName")
                        .orElseGet(() -> kebab(method.getName().toString()))
                + (returned.contains("Map<") ? ".<key>" : "");
        String value = unwrapped(returned);
        ClassTree group = nested.get(value);
        if (group != null && group.getKind() == Tree.Kind.INTERFACE) {
            read(name, group);
            return;
        }
        String type =
                (group == null ? value : constantsOf(group)) + (returned.contains("List<") ? ", comma-separated" : "");
        String fallback = annotation(method, "WithDefault")
                .map(text -> "`" + text + "`")
                .orElse(returned.startsWith("Optional") || returned.startsWith("Map") ? "–" : "required");
        rows.add("| `%s` | %s | %s | %s |".formatted(name, type, fallback, documentation(method)));
    }

    private static String unwrapped(String type) {
        String value = type.replace("OptionalInt", "int").replace("OptionalLong", "long");
        while (value.matches("(Optional|List|Set|Map)<.*>")) {
            value = value.substring(value.indexOf('<') + 1, value.length() - 1).replaceFirst("^String, ?", "");
        }
        return value;
    }

    private static String constantsOf(ClassTree enumeration) {
        return enumeration.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(constant ->
                        kebab(((VariableTree) constant).getName().toString().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }

    private String documentation(MethodTree method) {
        TreePath path = TreePath.getPath(unit, method);
        if (docs.getDocCommentTree(path) == null) {
            throw new AssertionError(
                    unit.getSourceFile().getName() + ": " + method.getName() + " has no documentation");
        }
        return docs.getDocCommentTree(path).getFullBody().stream()
                .map(Object::toString)
                .collect(Collectors.joining())
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|");
    }

    private static Optional<String> annotation(Tree annotated, String name) {
        String modifiers = annotated instanceof ClassTree type
                ? type.getModifiers().toString()
                : ((MethodTree) annotated).getModifiers().toString();
        Matcher literal = Pattern.compile("@" + name + "\\([^\")]*\"([^\"]*)\"").matcher(modifiers);
        return literal.find() ? Optional.of(literal.group(1)) : Optional.empty();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
