package io.kognita.worker;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.graalvm.polyglot.io.FileSystem;

/**
 * All that {@code import} can see: the function's files and Node's modules that are here, in memory. A CommonJS module is
 * shown as an ES module that exports what {@code require} gives.
 */
final class ModuleFileSystem implements FileSystem {

    private static final String BUILT_IN = "/node:";

    private final CodeFiles files;
    private final BinaryOperator<String> resolver;
    private final Function<String, List<String>> exports;

    /**
     * @param resolver the path, or {@code node:} name, of a module's name in a folder; null when there is none
     * @param exports the names that a CommonJS module exports
     */
    ModuleFileSystem(CodeFiles files, BinaryOperator<String> resolver, Function<String, List<String>> exports) {
        this.files = files;
        this.resolver = resolver;
        this.exports = exports;
    }

    @Override
    public Path parsePath(URI uri) {
        return switch (uri.getScheme()) {
            case "file" -> Path.of(uri.getPath());
            case "node" -> Path.of(BUILT_IN + uri.getSchemeSpecificPart());
            default -> throw new UnsupportedOperationException("no modules of scheme " + uri.getScheme());
        };
    }

    @Override
    public Path parsePath(String path) {
        return Path.of(path.startsWith("node:") ? "/" + path : path);
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        if (modes.contains(AccessMode.WRITE) || modes.contains(AccessMode.EXECUTE)) {
            throw new ReadOnlyFileSystemException();
        }
        toRealPath(path);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        if (path.isAbsolute()) {
            return path.normalize();
        }
        String found = resolver.apply(path.toString(), CodeFiles.ROOT);
        return found == null ? Path.of(CodeFiles.ROOT).resolve(path).normalize() : parsePath(found);
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        String absolute = toAbsolutePath(path).toString();
        if (absolute.startsWith(BUILT_IN) || files.contains(absolute)) {
            return Path.of(absolute);
        }
        String found = resolver.apply(absolute, CodeFiles.ROOT);
        if (found == null) {
            throw new NoSuchFileException(path.toString());
        }
        return parsePath(found);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return new ReadOnlyBytes(source(toRealPath(path).toString()).getBytes(StandardCharsets.UTF_8));
    }

    private String source(String path) throws IOException {
        if (path.startsWith(BUILT_IN)) {
            String name = path.substring(1);
            if (resolver.apply(name, CodeFiles.ROOT) == null) {
                throw new NoSuchFileException(name);
            }
            return reexport(name);
        }
        return files.isModule(path) ? files.text(path) : reexport(path);
    }

    private String reexport(String module) {
        String quoted = "\"" + module.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return "const module = globalThis[Symbol.for(\"kognita.require\")](" + quoted + ");\n"
                + "export default module;\n"
                + "export const { " + String.join(", ", exports.apply(module)) + " } = module;\n";
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        toRealPath(path);
        return Map.of("isRegularFile", true, "isDirectory", false, "isSymbolicLink", false);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path dir, DirectoryStream.Filter<? super Path> filter) {
        throw new UnsupportedOperationException("folders are not listed");
    }

    @Override
    public void createDirectory(Path dir, FileAttribute<?>... attributes) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void delete(Path path) {
        throw new ReadOnlyFileSystemException();
    }
}
