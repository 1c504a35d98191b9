package io.kognita.worker;

import io.kognita.worker.protocol.Frame;
import io.kognita.worker.protocol.FrameReader;
import io.kognita.worker.protocol.FrameWriter;
import io.kognita.worker.protocol.Program;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process that runs one JavaScript function for trigger-service. It speaks {@link Frame frames} over standard input and
 * output and ends with its input, so it never outlives the service.
 */
public final class Worker {

    /** Exit code when JavaScript could not be stopped. */
    static final int STUCK = 4;
    /** Exit code when the service is gone. */
    static final int ALONE = 5;

    private static final int MAX_FRAME = 64 * 1024 * 1024;

    private final Environments environments;
    private final EventLoop loop;
    private final Watchdog watchdog;

    private Worker(Sandbox sandbox, Program program, FrameWriter out) {
        environments = new Environments(sandbox, program);
        loop = new EventLoop(out, environments::takeBack);
        watchdog = new Watchdog(loop);
    }

    /** Waits for a function and runs it until standard input ends. With {@code --warm-up-only} it ends once warm. */
    public static void main(String... arguments) throws IOException {
        FrameReader in = new FrameReader(new BufferedInputStream(System.in), MAX_FRAME);
        FrameWriter out = new FrameWriter(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        dieFirst();
        Sandbox sandbox = new Sandbox();
        WarmUp.run(sandbox);
        if (List.of(arguments).contains("--warm-up-only")) {
            return;
        }
        out.write(new Frame.Ready());
        Optional<Frame> first = in.read();
        if (first.isPresent() && first.get() instanceof Frame.Load(Program program)) {
            Worker worker = new Worker(sandbox, program, out);
            out.write(new Frame.Ready());
            worker.serve(in);
            Runtime.getRuntime().halt(0);
        }
    }

    /** When the machine runs out of memory, workers go before the service does. */
    private static void dieFirst() {
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
        } catch (IOException notThisSystem) {
            // The heap has its bound anyway.
        }
    }

    private void serve(FrameReader in) throws IOException {
        loop.start();
        watchdog.start();
        for (Optional<Frame> frame = in.read(); frame.isPresent(); frame = in.read()) {
            switch (frame.get()) {
                case Frame.Invoke invoke -> loop.now(() -> Optional.of(environments.take(invoke, loop)), this::runNew);
                case Frame.Fetched fetched ->
                    loop.now(() -> environments.of(fetched.call()), environment -> environment.fetched(fetched));
                default -> throw new IOException("a frame that is not for workers");
            }
        }
    }

    private void runNew(Environment environment) {
        watchdog.watch(environment);
        environment.run();
    }
}
