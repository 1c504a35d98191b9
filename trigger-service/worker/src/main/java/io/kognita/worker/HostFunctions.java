package io.kognita.worker;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/** What the sandbox's scripts may ask the host for: texts and numbers go in and come out, nothing else. */
final class HostFunctions {

    private final Environment environment;
    private final CodeFiles files;
    private final Map<String, Source> modules;
    private final String variables;

    /**
     * @param modules sources that other environments of the same function have read already
     * @param variables names and values of the function's environment, parted by U+0000
     */
    HostFunctions(Environment environment, CodeFiles files, Map<String, Source> modules, String variables) {
        this.environment = environment;
        this.files = files;
        this.modules = modules;
        this.variables = variables;
    }

    static Map<String, Source> modules() {
        return new ConcurrentHashMap<>();
    }

    ProxyObject all() {
        return ProxyObject.fromMap(Map.ofEntries(
                function("log", in -> environment.log(in[0].asString(), in[1].asString())),
                function("returned", in -> environment.returned(in[0].asString())),
                function("threw", in -> environment.threw(in[0].asString())),
                function("timer", in -> environment.timer(in[0].asInt(), in[1].asLong())),
                function("fetch", in -> environment.fetch(in)),
                question("environment", in -> variables),
                question("random", in -> Cryptography.random(in[0].asInt())),
                question("digest", in -> Cryptography.digest(in[0].asString(), in[1].asString())),
                question("hmac", in -> Cryptography.hmac(in[0].asString(), in[1].asString(), in[2].asString())),
                question("equal", in -> Cryptography.equal(in[0].asString(), in[1].asString())),
                question("url", in -> url(in[0].asString(), in[1].asString())),
                question("isFile", in -> files.contains(in[0].asString())),
                question("isModule", in -> files.isModule(in[0].asString())),
                question("read", in -> files.text(in[0].asString())),
                question("compile", in -> compile(in[0].asString()))));
    }

    private interface Action {
        void run(Value... in);
    }

    private static Map.Entry<String, Object> function(String name, Action action) {
        return question(name, in -> {
            action.run(in);
            return true;
        });
    }

    private static Map.Entry<String, Object> question(String name, ProxyExecutable answer) {
        return Map.entry(name, answer);
    }

    private Value compile(String path) {
        Source source = modules.computeIfAbsent(
                path,
                file -> Source.newBuilder(
                                "js",
                                "(function (exports, require, module, __filename, __dirname) {" + files.text(file)
                                        + "\n})",
                                file)
                        .buildLiteral());
        return environment.context().eval(source);
    }

    /** Protocol, host, port, path, query and fragment, parted by U+0000; null when the text is no web address. */
    private static String url(String text, String base) {
        try {
            URI url = base.isEmpty() ? new URI(text) : new URI(base).resolve(new URI(text));
            if (url.getScheme() == null || url.getHost() == null) {
                return null;
            }
            return String.join(
                    "\0",
                    url.getScheme() + ":",
                    url.getHost(),
                    url.getPort() < 0 ? "" : Integer.toString(url.getPort()),
                    url.getRawPath().isEmpty() ? "/" : url.getRawPath(),
                    url.getRawQuery() == null ? "" : "?" + url.getRawQuery(),
                    url.getRawFragment() == null ? "" : "#" + url.getRawFragment());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
