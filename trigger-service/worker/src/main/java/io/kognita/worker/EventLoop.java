package io.kognita.worker;

import io.kognita.worker.protocol.Frame;
import io.kognita.worker.protocol.FrameWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;

/**
 * The one thread on which all JavaScript of this process runs: a function uses one processor at most, however many of its
 * calls run side by side.
 */
final class EventLoop implements Outlet {

    /** A piece of work, and what the thread's clock showed at its beginning. */
    record Running(Environment environment, long cpuAtStart) {}

    private record Task(Supplier<Optional<Environment>> whose, Consumer<Environment> work) {}

    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("timers").daemon().factory());
    private final ThreadMXBean times = ManagementFactory.getThreadMXBean();
    private final Thread thread =
            Thread.ofPlatform().name("javascript").daemon().unstarted(this::run);
    private final FrameWriter out;
    private final Consumer<Environment> afterwards;
    private volatile Running running;

    /** @param afterwards is told of an environment after each piece of work in it */
    EventLoop(FrameWriter out, Consumer<Environment> afterwards) {
        this.out = out;
        this.afterwards = afterwards;
    }

    void start() {
        thread.start();
    }

    /** Does something in the environment that is found when its turn comes, if there is one. */
    void now(Supplier<Optional<Environment>> whose, Consumer<Environment> work) {
        tasks.add(new Task(whose, work));
    }

    @Override
    public void later(Environment environment, long millis, Runnable work) {
        var unused = timers.schedule(
                () -> now(() -> Optional.of(environment), ignored -> work.run()), millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void send(Frame frame) {
        try {
            out.write(frame);
        } catch (IOException e) {
            // Nobody listens any more.
            Runtime.getRuntime().halt(Worker.ALONE);
        }
    }

    /** What runs at this moment; null when nothing does. */
    Running running() {
        return running;
    }

    /** Processor time that a piece of work has used so far, in nanoseconds. */
    long cpuOf(Running work) {
        return Math.max(0, cpu() - work.cpuAtStart());
    }

    private long cpu() {
        return times.getThreadCpuTime(thread.threadId());
    }

    private void run() {
        try {
            while (true) {
                Task task = tasks.take();
                task.whose()
                        .get()
                        .filter(environment -> !environment.isBroken())
                        .ifPresent(environment -> {
                            work(environment, task.work());
                            afterwards.accept(environment);
                        });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Environment environment, Consumer<Environment> work) {
        Running now = new Running(environment, cpu());
        running = now;
        try {
            work.accept(environment);
            environment.settle();
        } catch (PolyglotException e) {
            environment.broke(e);
        } catch (IllegalStateException closed) {
            // It was stopped just before the work began, and its call has ended so.
        } finally {
            running = null;
            environment.call().charge(cpuOf(now));
        }
    }
}
