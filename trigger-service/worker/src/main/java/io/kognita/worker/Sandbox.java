package io.kognita.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * Makes contexts from which nothing of this process, its files or the network can be reached. What a function may use
 * comes from the scripts beside this class, and they reach the host by the functions that they are handed.
 */
final class Sandbox {

    /** Longer texts are a RangeError, so that {@code repeat} fails before the heap does. */
    private static final int MAX_TEXT = 32 * 1024 * 1024;

    private static final List<String> OFF = List.of(
            "js.atomics",
            "js.console",
            "js.global-arguments",
            "js.graal-builtin",
            "js.java-package-globals",
            "js.load",
            "js.polyglot-builtin",
            "js.print",
            "js.shared-array-buffer");

    private static final List<Source> SCRIPTS = Stream.of(
                    "inspect.js", "bytes.js", "crypto.js", "url.js", "fetch.js", "modules.js", "handler.js")
            .map(Sandbox::script)
            .toList();

    private final Engine engine = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .out(OutputStream.nullOutputStream())
            .err(OutputStream.nullOutputStream())
            .build();

    /** A context with the standard objects and nothing else. */
    Context context(FileSystem files, long statements) {
        Context.Builder builder = Context.newBuilder("js")
                .engine(engine)
                .allowExperimentalOptions(true)
                .allowHostAccess(HostAccess.NONE)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowIO(IOAccess.newBuilder().fileSystem(files).build())
                .in(InputStream.nullInputStream())
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .resourceLimits(ResourceLimits.newBuilder()
                        .statementLimit(statements, null)
                        .build())
                .option("js.text-encoding", "true")
                .option("js.json-modules", "true")
                .option("js.import-attributes", "true")
                .option("js.temporal", "false")
                .option("js.stack-trace-api", "true")
                .option("js.max-typed-array-length", Integer.toString(MAX_TEXT))
                .option("js.string-length-limit", Integer.toString(MAX_TEXT));
        OFF.forEach(option -> builder.option(option, "false"));
        return builder.build();
    }

    /**
     * Gives a context what functions expect of Node.
     *
     * @param host the host's functions
     * @return the object by which the host runs the handler
     */
    static Value equip(Context context, ProxyObject host) {
        Value shared = context.eval("js", "({ builtins: Object.create(null) })");
        Value last = null;
        for (Source script : SCRIPTS) {
            last = context.eval(script).execute(host, shared);
        }
        return last;
    }

    private static Source script(String name) {
        try (InputStream in = Sandbox.class.getResourceAsStream(name)) {
            return Source.newBuilder("js", new String(in.readAllBytes(), StandardCharsets.UTF_8), "kognita:" + name)
                    .internal(true)
                    .buildLiteral();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
