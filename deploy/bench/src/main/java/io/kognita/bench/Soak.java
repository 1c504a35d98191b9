package io.kognita.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What {@code ./kognita soak} runs, once Kognita is up: people sign up at a steady pace while the mail server, Kafka and
 * trigger-service are killed, one after the other, and come back. Every account that was accepted has to get its mail.
 */
public final class Soak {

    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final SoakPool pool;
    private final SoakMail mail;
    private final Duration time;
    private final int perMinute;
    private final Duration patience;

    private Soak(SoakPool pool, SoakMail mail, Duration time, int perMinute, Duration patience) {
        this.pool = pool;
        this.mail = mail;
        this.time = time;
        this.perMinute = perMinute;
        this.patience = patience;
    }

    /** Takes its settings from system properties that the script sets: see {@code deploy/bench/README.md}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LocalRun run = new LocalRun(Path.of(required("bench.home")), Integer.parseInt(required("bench.port")));
        Duration time = Duration.ofSeconds(Integer.getInteger("soak.seconds", 60));
        Soak soak = new Soak(
                SoakPool.create(run),
                new SoakMail(Integer.parseInt(required("soak.smtp-port"))),
                time,
                Integer.getInteger("soak.per-minute", 1000),
                Duration.ofSeconds(Integer.getInteger("soak.patience", 300)));
        boolean lostNone;
        try (KilledParts parts = new KilledParts(run)) {
            lostNone = soak.run(parts);
        }
        System.exit(lostNone ? 0 : 1);
    }

    private boolean run(KilledParts parts) throws IOException, InterruptedException {
        mail.start();
        long begin = System.nanoTime();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            ScheduledFuture<?> signUps = clock.scheduleAtFixedRate(
                    () -> people.execute(pool::signUp), 0, 60_000_000L / perMinute, TimeUnit.MICROSECONDS);
            at(begin, 1);
            say("the mail server is gone");
            mail.stop();
            Thread.sleep(AWAY);
            mail.start();
            at(begin, 2);
            say("Kafka is killed");
            parts.killKafka();
            Thread.sleep(AWAY);
            parts.startKafka();
            at(begin, 3);
            say("trigger-service is killed");
            parts.killTriggerService();
            Thread.sleep(AWAY);
            parts.startTriggerService();
            at(begin, 4);
            signUps.cancel(false);
        }
        say("nobody signs up any more");
        awaitMails();
        return report();
    }

    /** Waits for a quarter of the time to be over. */
    private void at(long begin, int quarter) throws InterruptedException {
        long end = begin + time.toNanos() * quarter / 4;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, end - System.nanoTime()));
    }

    private void awaitMails() throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!mail.recipients().containsAll(pool.accepted()) && System.nanoTime() < end) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    private boolean report() {
        Set<String> accepted = pool.accepted();
        List<String> lost = accepted.stream()
                .filter(address -> !mail.recipients().contains(address))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%n| signed up | refused | mails | delivered twice | lost |%n| ---: | ---: | ---: | ---: | ---: |%n"
                        + "| %d | %d | %d | %d | %d |%n",
                accepted.size(),
                pool.refused(),
                mail.recipients().size(),
                mail.repeated(),
                lost.size());
        pool.lastRefusal().ifPresent(refusal -> System.out.println("The last refusal: " + refusal));
        lost.stream().limit(10).forEach(address -> System.out.println("No mail to " + address));
        return lost.isEmpty() && pool.refused() == 0 && !accepted.isEmpty();
    }

    private static void say(String what) {
        System.out.println("… " + what);
    }

    private static String required(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .orElseThrow(() -> new IllegalArgumentException("-D" + property + " is missing"));
    }
}
