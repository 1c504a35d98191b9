package io.kognita.trigger.sandbox;

import io.kognita.trigger.TriggerSettings;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command that starts a worker: a JVM of its own with a small heap, which ends when that is full. */
@Singleton
class WorkerCommand {

    /** Names the libraries beside it. */
    private static final String JAR = "function-worker.jar";

    private final TriggerSettings.SandboxSettings settings;

    WorkerCommand(TriggerSettings settings) {
        this.settings = settings.sandbox();
    }

    List<String> words() {
        Path folder = Path.of(settings.worker());
        // Standard output is for frames: what the JVM itself has to say goes elsewhere.
        List<String> words = new ArrayList<>(List.of(
                java(),
                "-Xmx" + settings.memory() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MaxDirectMemorySize=4m",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-XX:+DisplayVMOutputToStderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        Path cache = folder.resolve("worker.aot");
        if (Files.exists(cache)) {
            words.add("-XX:AOTCache=" + cache);
        }
        words.addAll(List.of("-jar", folder.resolve(JAR).toString()));
        return words;
    }

    private String java() {
        return settings.java()
                .or(() -> Optional.ofNullable(System.getProperty("java.home"))
                        .map(home -> Path.of(home, "bin", "java"))
                        .filter(Files::isExecutable)
                        .map(Path::toString))
                .orElse("java");
    }
}
