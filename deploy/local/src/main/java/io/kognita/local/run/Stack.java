package io.kognita.local.run;

import io.kognita.local.Credentials;
import io.kognita.local.Part;
import io.kognita.local.gateway.Gateway;
import io.kognita.local.kafka.KafkaBroker;
import io.kognita.local.mail.MailPage;
import io.kognita.local.mail.Mailbox;
import io.kognita.local.mail.SmsSink;
import io.kognita.local.mail.SmtpSink;
import io.kognita.local.postgres.PostgresServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All parts of the local run: starts them side by side and says when each is ready. */
final class Stack {

    private final Layout layout;
    private final Secrets secrets;
    private final ServiceCommand commands;
    private final Stopwatch stopwatch;
    private final String smsSecret = SmsSink.newSecret(new SecureRandom());

    Stack(Layout layout, Secrets secrets, ServiceCommand commands, Stopwatch stopwatch) {
        this.layout = layout;
        this.secrets = secrets;
        this.commands = commands;
        this.stopwatch = stopwatch;
    }

    /** The run's database server. */
    static PostgresServer postgres(Layout layout, Secrets secrets) {
        Credentials role = new Credentials("kognita", secrets.databasePassword());
        return new PostgresServer(layout.home().resolve("postgres"), layout.port(Part.POSTGRES), role, true);
    }

    /**
     * Starts everything and returns when all are ready.
     *
     * @return the services, which may still end on their own
     */
    List<Child> start() throws LaunchException, IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ExecutorCompletionService<Void> tasks = new ExecutorCompletionService<>(threads);
            tasks.submit(task(this::startKafka));
            startPostgres();
            List<Child> services = startServices();
            for (int i = 0; i < services.size(); i++) {
                Child service = services.get(i);
                String url = layout.managementUrl(Part.services().get(i));
                tasks.submit(task(() -> awaitReady(service, url)));
            }
            tasks.submit(task(this::startMail));
            tasks.submit(task(this::startGateway));
            awaitAll(tasks, services.size() + 3);
            return services;
        }
    }

    private void startPostgres() throws LaunchException, InterruptedException {
        PostgresServer server = postgres(layout, secrets);
        try {
            server.start();
            if (!Files.exists(databaseMark())) {
                server.createDatabase("kognita");
                Files.createFile(databaseMark());
            }
        } catch (IOException | SQLException e) {
            throw new LaunchException("PostgreSQL does not start: " + e.getMessage(), e);
        }
        stopwatch.say("PostgreSQL");
    }

    /** Saves asking the server at each start, for which a JDBC driver would have to be loaded. */
    private Path databaseMark() {
        return layout.home().resolve("postgres").resolve("kognita.created");
    }

    private void startKafka() throws IOException {
        KafkaBroker broker = new KafkaBroker(
                layout.home().resolve("kafka"), layout.port(Part.KAFKA), layout.port(Part.KAFKA_CONTROLLER));
        Process process = broker.launch(List.of());
        ProcessFile.of(layout, "kafka").write(process.toHandle());
        String said = broker.awaitReady(process);
        Child.adopt(layout, "kafka", process, new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));
        stopwatch.say("Kafka");
    }

    private List<Child> startServices() throws LaunchException, IOException {
        ServiceSettings settings = new ServiceSettings(layout, secrets, smsSecret);
        List<Child> services = new ArrayList<>();
        for (Part service : Part.services()) {
            List<String> command = commands.of(service, settings.write(service));
            services.add(Child.start(layout, service.label(), command));
        }
        return List.copyOf(services);
    }

    private void awaitReady(Child service, String url) throws LaunchException, InterruptedException {
        Readiness.await(service, url);
        stopwatch.say(service.name());
    }

    private void startMail() {
        Mailbox mailbox = new Mailbox();
        Clock clock = Clock.systemUTC();
        new SmtpSink(layout.port(Part.SMTP), mailbox, clock).start();
        await(new MailPage(mailbox, new SmsSink(smsSecret, mailbox, clock))
                .listen(Vertx.vertx(), layout.port(Part.MAIL_PAGE)));
        stopwatch.say("mail page");
    }

    private void startGateway() {
        await(new Gateway(Vertx.vertx(), layout::port).listen(layout.port(Part.GATEWAY)));
        stopwatch.say("gateway");
    }

    private static void await(Future<?> started) {
        started.toCompletionStage().toCompletableFuture().join();
    }

    private static void awaitAll(ExecutorCompletionService<Void> tasks, int count)
            throws LaunchException, InterruptedException {
        for (int i = 0; i < count; i++) {
            try {
                tasks.take().get();
            } catch (ExecutionException e) {
                throw new LaunchException(e.getCause().getMessage(), e.getCause());
            }
        }
    }

    private static Callable<Void> task(Step step) {
        return () -> {
            step.run();
            return null;
        };
    }

    /** A step of the start. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }
}
