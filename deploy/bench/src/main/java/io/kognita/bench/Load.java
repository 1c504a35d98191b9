package io.kognita.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Closed-loop load: each worker sends its next request when the last one is answered.
 *
 * @param workers how many send at once
 * @param warmUp load before anything is measured
 * @param measured how long is measured
 * @param database PostgreSQL's processes
 */
record Load(int workers, Duration warmUp, Duration measured, ProcessTree database) {

    private static final int SIGNIFICANT_DIGITS = 3;

    /**
     * Performs an operation as long as it takes to measure it.
     *
     * @throws IOException when not one succeeds
     */
    Sample on(Server server, Operation operation) throws IOException, InterruptedException {
        run(operation, warmUp, new ConcurrentHistogram(SIGNIFICANT_DIGITS));
        ProcessTree processes = server.processes();
        Histogram latencies = new ConcurrentHistogram(SIGNIFICANT_DIGITS);
        Duration serverBefore = processes.cpu();
        Duration databaseBefore = database.cpu();
        long start = System.nanoTime();
        long failures = run(operation, measured, latencies);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        if (latencies.getTotalCount() == 0) {
            throw new IOException(server.name() + " answered no " + operation.name());
        }
        return new Sample(
                server.name(),
                operation.name(),
                latencies,
                failures,
                elapsed,
                processes.cpu().minus(serverBefore),
                database.cpu().minus(databaseBefore));
    }

    private long run(Operation operation, Duration time, Histogram latencies) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        AtomicLong failures = new AtomicLong();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            tasks.add(new Worker(operation, worker, end, latencies, failures));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(operation.name() + " broke off", e.getCause());
        }
        return failures.get();
    }

    private record Worker(Operation operation, int number, long end, Histogram latencies, AtomicLong failures)
            implements Callable<Void> {

        /** So many failures in one worker are no accident, and load that only fails measures nothing. */
        private static final int PATIENCE = 20;

        @Override
        public Void call() throws IOException, InterruptedException {
            int failed = 0;
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                try {
                    operation.step().perform(number);
                    latencies.recordValue((System.nanoTime() - start) / 1000);
                } catch (IOException e) {
                    failures.incrementAndGet();
                    if (++failed == PATIENCE) {
                        throw e;
                    }
                }
            }
            return null;
        }
    }
}
