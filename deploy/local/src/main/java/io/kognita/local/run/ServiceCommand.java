package io.kognita.local.run;

import io.kognita.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a service is started: as a JVM with its AOT cache, or as a native binary.
 *
 * @param layout where the run lives
 * @param natives names of the services to run as native binaries
 */
record ServiceCommand(Layout layout, List<String> natives) {

    /** The command that starts a service with its settings. */
    List<String> of(Part service, Path settings) throws LaunchException, IOException {
        String location = "-Dquarkus.config.locations=" + settings.toUri();
        if (natives.contains(service.label())) {
            return List.of(binary(service).toString(), "-Xmx256m", location);
        }
        Path application = layout.root().resolve(service.label()).resolve("target/quarkus-app");
        Path jar = application.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new LaunchException(service.label() + " is not built: run ./kognita up, which builds it");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments());
        Path cache = application.resolve("app.aot");
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", location, "-jar", jar.toString()));
        return command;
    }

    /** Small and soon ready, as a laptop wants it; a benchmark wants what production has. */
    private static List<String> jvmArguments() {
        String wanted = System.getenv("KOGNITA_JVM_ARGS");
        return wanted == null
                ? List.of("-Xms32m", "-Xmx256m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                : List.of(wanted.strip().split("\\s+", -1));
    }

    private Path binary(Part service) throws LaunchException {
        Path binary = layout.root()
                .resolve(service.label())
                .resolve("target")
                .resolve(service.label() + "-1.0.0-SNAPSHOT-runner");
        if (!Files.isExecutable(binary)) {
            throw new LaunchException(
                    "There is no native " + service.label() + ": run ./kognita native " + service.label());
        }
        return binary;
    }
}
