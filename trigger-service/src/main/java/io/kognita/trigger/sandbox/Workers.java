package io.kognita.trigger.sandbox;

import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.worker.protocol.Program;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * The worker processes: one a function, of the version that was called last, and a spare one that is warm already. A process
 * that had a function is never given another.
 */
@Singleton
class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class);

    private static final long LOOK_EVERY_MILLIS = 30_000;

    private final WorkerCommand command;
    private final Fetches fetches;
    private final TriggerSettings.SandboxSettings settings;
    private final Vertx vertx;
    private final Map<String, Assigned> assigned = new HashMap<>();
    private Optional<WorkerProcess> spare = Optional.empty();
    private boolean preparing;
    private boolean stopped;

    Workers(WorkerCommand command, Fetches fetches, TriggerSettings settings, MeterRegistry meters, Vertx vertx) {
        this.command = command;
        this.fetches = fetches;
        this.settings = settings.sandbox();
        this.vertx = vertx;
        meters.gauge("kognita.function.workers", this, Workers::count);
    }

    private record Assigned(String revision, WorkerProcess process, CompletableFuture<WorkerProcess> ready) {

        boolean isUsable(String wanted) {
            return revision.equals(wanted) && process.isAlive() && !ready.isCompletedExceptionally();
        }
    }

    /** The worker of a function's version, which may still be loading; empty when there is none. */
    synchronized Optional<CompletableFuture<WorkerProcess>> of(String function, String revision) {
        return Optional.ofNullable(assigned.get(function))
                .filter(worker -> worker.isUsable(revision))
                .map(Assigned::ready);
    }

    /**
     * Gives a function a worker unless it has one. Blocks while a process is started.
     *
     * @throws FunctionUnavailable when there is no room, or no process starts; the result fails with it when the worker does
     *     not load
     */
    synchronized CompletableFuture<WorkerProcess> assign(String function, String revision, Program program) {
        Optional<CompletableFuture<WorkerProcess>> there = of(function, revision);
        if (there.isPresent()) {
            return there.get();
        }
        remove(function);
        makeRoom();
        WorkerProcess process = take();
        CompletableFuture<WorkerProcess> ready = process.load(program, settings.start());
        assigned.put(function, new Assigned(revision, process, ready));
        return ready;
    }

    /** Lets a function's worker go, for the function has changed or is gone. */
    synchronized void remove(String function) {
        Assigned found = assigned.remove(function);
        if (found != null) {
            found.process().retire();
        }
    }

    /** Has a warm worker ready for the next function that needs one. */
    void prepare() {
        synchronized (this) {
            if (stopped || preparing || spare.filter(WorkerProcess::isAlive).isPresent()) {
                return;
            }
            preparing = true;
        }
        // Nobody waits while the process is started.
        Optional<WorkerProcess> fresh = Optional.empty();
        try {
            fresh = Optional.of(start());
        } finally {
            keep(fresh);
        }
    }

    private synchronized void keep(Optional<WorkerProcess> fresh) {
        preparing = false;
        if (stopped) {
            fresh.ifPresent(WorkerProcess::kill);
        } else {
            spare = fresh;
        }
    }

    private WorkerProcess take() {
        WorkerProcess taken = spare.filter(WorkerProcess::isAlive).orElseGet(this::start);
        spare = Optional.empty();
        Thread.ofVirtual().name("worker-spare").start(this::prepare);
        return taken;
    }

    private WorkerProcess start() {
        try {
            return WorkerProcess.start(command.words(), fetches::run);
        } catch (IOException e) {
            LOG.error("no worker process can be started: see kognita.trigger.sandbox.worker", e);
            throw new FunctionUnavailable("could not be started");
        }
    }

    /** The dead go first, then the one that was not used for longest. */
    private void makeRoom() {
        assigned.values().removeIf(worker -> !worker.process().isAlive());
        if (assigned.size() < settings.workers()) {
            return;
        }
        String idlest = assigned.entrySet().stream()
                .filter(worker -> worker.getValue().ready().isDone()
                        && !worker.getValue().process().isBusy())
                .min(Comparator.comparingLong(
                        worker -> worker.getValue().process().usedAt()))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> FunctionUnavailable.throttled("no worker process is free"));
        remove(idlest);
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(LOOK_EVERY_MILLIS, ignored -> endIdle());
    }

    private synchronized void endIdle() {
        long before = System.nanoTime() - settings.idle().toNanos();
        assigned.entrySet().removeIf(worker -> {
            WorkerProcess process = worker.getValue().process();
            boolean idle = !process.isBusy() && process.usedAt() - before < 0;
            if (idle) {
                process.retire();
            }
            return idle || !process.isAlive();
        });
    }

    synchronized void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        assigned.values().forEach(worker -> worker.process().kill());
        spare.ifPresent(WorkerProcess::kill);
    }

    private synchronized int count() {
        return assigned.size() + (spare.isPresent() ? 1 : 0);
    }
}
