package io.kognita.worker;

import io.kognita.worker.protocol.Frame;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Ends calls that take too long or use too much of the processor, and this process when JavaScript cannot be stopped. */
final class Watchdog {

    private static final long LOOK_EVERY_NANOS = 10_000_000;
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Set<Environment> watched = ConcurrentHashMap.newKeySet();
    private final EventLoop loop;
    private final Thread thread = Thread.ofPlatform().name("watchdog").daemon().unstarted(this::run);

    Watchdog(EventLoop loop) {
        this.loop = loop;
    }

    void start() {
        thread.start();
    }

    /** Looks after an environment until its call has ended and nothing of it runs any more. */
    void watch(Environment environment) {
        watched.add(environment);
        LockSupport.unpark(thread);
    }

    private void run() {
        while (true) {
            if (watched.isEmpty()) {
                LockSupport.park();
            } else {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
                watched.removeIf(this::isDone);
            }
        }
    }

    private boolean isDone(Environment environment) {
        RunningCall call = environment.call();
        EventLoop.Running now = loop.running();
        boolean runs = now != null && now.environment() == environment;
        if (runs && call.overspends(loop.cpuOf(now))) {
            stop(environment, Frame.Ending.STOPPED, call.overspent());
        } else if (call.isLate() && !call.hasEnded()) {
            stop(environment, Frame.Ending.TIMED_OUT, "");
        }
        return call.hasEnded() && !runs;
    }

    /** Closing waits for what runs to notice. A long piece of the engine's own work may not, but a process always ends. */
    private void stop(Environment environment, Frame.Ending ending, String reason) {
        Thread closing = Thread.ofPlatform().daemon().start(() -> environment.stop(ending, reason));
        try {
            if (!closing.join(GRACE)) {
                Runtime.getRuntime().halt(Worker.STUCK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
