package io.kognita.bench;

import io.kognita.local.Part;
import io.kognita.local.kafka.KafkaBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parts of a local run that are killed without warning and come back, as children of this process until it ends. */
final class KilledParts implements AutoCloseable {

    private static final String KAFKA = "kafka";

    private final LocalRun run;
    private final List<Process> started = new ArrayList<>();
    private ProcessBuilder triggerService;

    KilledParts(LocalRun run) {
        this.run = run;
    }

    void killKafka() throws IOException {
        kill(run.process(KAFKA));
    }

    void startKafka() throws IOException {
        started.add(new KafkaBroker(run.home().resolve(KAFKA), run.port(Part.KAFKA), run.port(Part.KAFKA_CONTROLLER))
                .start());
    }

    void killTriggerService() throws IOException {
        long process = run.process(Part.TRIGGER_SERVICE.label());
        triggerService = again(process);
        kill(process);
    }

    void startTriggerService() throws IOException {
        started.add(triggerService.start());
    }

    @Override
    public void close() {
        started.forEach(Process::destroy);
    }

    private static void kill(long process) {
        ProcessHandle.of(process).ifPresent(handle -> {
            handle.destroyForcibly();
            handle.onExit().join();
        });
    }

    /** The same program with the same arguments, environment and folder. */
    private ProcessBuilder again(long process) throws IOException {
        Path facts = Path.of("/proc", Long.toString(process));
        ProcessBuilder builder = new ProcessBuilder(texts(facts.resolve("cmdline")))
                .directory(run.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        run.home().resolve("logs/trigger-service-again.log").toFile());
        builder.environment().clear();
        for (String variable : texts(facts.resolve("environ"))) {
            int equals = variable.indexOf('=');
            builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return builder;
    }

    private static List<String> texts(Path file) throws IOException {
        return Arrays.stream(Files.readString(file, StandardCharsets.UTF_8).split("\0"))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
