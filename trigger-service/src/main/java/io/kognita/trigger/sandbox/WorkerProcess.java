package io.kognita.trigger.sandbox;

import io.kognita.trigger.function.Ending;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.trigger.function.Invocation;
import io.kognita.trigger.function.RunLog;
import io.kognita.worker.protocol.Frame;
import io.kognita.worker.protocol.FrameReader;
import io.kognita.worker.protocol.FrameWriter;
import io.kognita.worker.protocol.Program;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A worker as this service sees it. The worker keeps to its limits by itself; this side believes nothing and ends the process
 * when a call is not over a while after its time.
 */
final class WorkerProcess {

    private static final int OUT_OF_MEMORY = 3;
    private static final int STUCK = 4;
    /** What a worker may send at once: the largest answer with room for its frame. */
    private static final int MAX_FRAME = 16 * 1024 * 1024;

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Process process;
    private final FrameWriter to;
    private final FrameReader from;
    private final Map<Integer, Running> running = new ConcurrentHashMap<>();
    private final AtomicInteger lastCall = new AtomicInteger();
    private final CompletableFuture<Void> warm = new CompletableFuture<>();
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final ExecutorService writing = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("worker-input").factory());
    private final Consumer<FetchRequest> fetches;
    private volatile boolean retired;
    private volatile boolean ended;
    private volatile long usedAt = System.nanoTime();

    private record Running(CompletableFuture<Ending> ending, RunLog log) {}

    /** What a function asks for, and where the answer goes. */
    record FetchRequest(Frame.Fetch fetch, Consumer<Frame.Fetched> answer) {}

    private WorkerProcess(Process process, Consumer<FetchRequest> fetches) {
        this.process = process;
        this.fetches = fetches;
        to = new FrameWriter(process.getOutputStream());
        from = new FrameReader(new BufferedInputStream(process.getInputStream()), MAX_FRAME);
    }

    /** Starts a worker, which will be warm later. Nothing of this process's environment is passed on. */
    static WorkerProcess start(List<String> command, Consumer<FetchRequest> fetches) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        WorkerProcess worker = new WorkerProcess(builder.start(), fetches);
        Thread.ofPlatform().name("worker-output").daemon().start(worker::read);
        return worker;
    }

    /** Gives it its function, once it is warm. */
    CompletableFuture<WorkerProcess> load(Program program, Duration limit) {
        return warm.thenCompose(ready -> {
                    write(new Frame.Load(program));
                    return loaded;
                })
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((ready, late) -> {
                    if (late != null) {
                        kill();
                    }
                })
                .handle((ready, failure) -> {
                    if (failure != null) {
                        throw new FunctionUnavailable("could not be started");
                    }
                    return this;
                });
    }

    /**
     * Runs the function.
     *
     * @param about the handler's second argument as JSON
     * @return fails with {@link FunctionUnavailable} when another try may help
     */
    CompletableFuture<Ending> call(Invocation invocation, String about) {
        int call = lastCall.incrementAndGet();
        usedAt = System.nanoTime();
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        running.put(call, new Running(ending, invocation.log()));
        int limit = (int) invocation.limit().toMillis();
        write(new Frame.Invoke(call, limit, about, invocation.event()));
        if (ended) {
            fail("ended before the call");
        }
        return ending.orTimeout(limit + GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(late(failure)))
                .whenComplete((over, failure) -> {
                    running.remove(call);
                    usedAt = System.nanoTime();
                    endIfRetired();
                });
    }

    boolean isAlive() {
        return !ended && process.isAlive();
    }

    boolean isBusy() {
        return !running.isEmpty();
    }

    /** When a call last began or ended, on the clock of {@link System#nanoTime}. */
    long usedAt() {
        return usedAt;
    }

    /** Lets the calls end that run, then the process. */
    void retire() {
        retired = true;
        endIfRetired();
    }

    void kill() {
        ended = true;
        process.destroyForcibly();
        writing.shutdownNow();
    }

    private void endIfRetired() {
        if (retired && running.isEmpty()) {
            kill();
        }
    }

    private Throwable late(Throwable failure) {
        if (failure instanceof TimeoutException) {
            kill();
            return new FunctionUnavailable("timed out");
        }
        return failure;
    }

    /** Off the caller's thread, for a pipe may be full. */
    private void write(Frame frame) {
        if (ended) {
            return;
        }
        try {
            writing.execute(() -> {
                try {
                    to.write(frame);
                } catch (IOException e) {
                    kill();
                }
            });
        } catch (RejectedExecutionException endedMeanwhile) {
            // Its calls have failed with it.
        }
    }

    private void read() {
        try {
            for (Optional<Frame> frame = from.read(); frame.isPresent(); frame = from.read()) {
                take(frame.get());
            }
        } catch (IOException e) {
            // A worker that was killed, or that says what is no frame: either way this is its end.
        } finally {
            String reason = reason();
            kill();
            fail(reason);
        }
    }

    private void take(Frame frame) throws IOException {
        switch (frame) {
            case Frame.Ready ready -> {
                if (!warm.complete(null)) {
                    loaded.complete(null);
                }
            }
            case Frame.Line(int call, String level, String text) -> {
                Running of = running.get(call);
                if (of != null) {
                    of.log().add(level + "\t" + text);
                }
            }
            case Frame.Fetch fetch -> fetches.accept(new FetchRequest(fetch, this::write));
            case Frame.Ended(int call, Frame.Ending how, byte[] payload) -> {
                Running of = running.get(call);
                if (of != null) {
                    end(of.ending(), how, payload);
                }
            }
            default -> throw new IOException("a frame that is not from workers");
        }
    }

    private static void end(CompletableFuture<Ending> call, Frame.Ending how, byte[] payload) {
        switch (how) {
            case RETURNED -> call.complete(new Ending.Returned(payload));
            case THREW -> call.complete(new Ending.Threw(Optional.empty(), payload));
            case STOPPED -> call.complete(new Ending.Failed(new String(payload, StandardCharsets.UTF_8)));
            case TIMED_OUT -> call.completeExceptionally(new FunctionUnavailable("timed out"));
        }
    }

    /** A call that ran alone has itself to blame and is not tried again; beside others it may have been another's fault. */
    private void fail(String reason) {
        boolean alone = running.size() == 1;
        running.values().forEach(call -> {
            if (alone) {
                call.ending().complete(new Ending.Failed(reason));
            } else {
                call.ending().completeExceptionally(new FunctionUnavailable(reason));
            }
        });
        FunctionUnavailable gone = new FunctionUnavailable("could not be started");
        warm.completeExceptionally(gone);
        loaded.completeExceptionally(gone);
    }

    /** The stream ends a moment before the process, whose exit code tells why. */
    private String reason() {
        try {
            boolean over = process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return switch (over ? process.exitValue() : 0) {
                case OUT_OF_MEMORY -> "ran out of memory";
                case STUCK -> "could not be stopped";
                default -> "its process ended";
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "its process ended";
        }
    }
}
