package io.kognita.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;

/** What {@code ./kognita bench} runs, once Kognita is up. */
public final class Bench {

    private Bench() {}

    /** Takes its settings from system properties that the script sets: see {@code deploy/bench/README.md}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LocalRun run = new LocalRun(Path.of(required("bench.home")), Integer.parseInt(required("bench.port")));
        int workers = Integer.getInteger("bench.workers", 8);
        Load load = new Load(
                workers,
                Duration.ofSeconds(Integer.getInteger("bench.warm-up", 10)),
                Duration.ofSeconds(Integer.getInteger("bench.seconds", 20)),
                run.database());
        Optional<Path> distribution =
                Optional.ofNullable(System.getProperty("bench.keycloak")).map(Path::of);
        try (TriggerFunctions functions = new TriggerFunctions(run)) {
            compare(load, kognita(run, functions, workers), distribution, run);
        }
    }

    private static void compare(Load load, Server kognita, Optional<Path> distribution, LocalRun run)
            throws IOException, InterruptedException {
        List<Server> servers = new ArrayList<>(List.of(kognita));
        if (distribution.isPresent()) {
            try (KeycloakProcess keycloak =
                    KeycloakProcess.start(distribution.get(), Integer.parseInt(required("bench.keycloak-port")), run)) {
                KeycloakRealm.create(keycloak, load.workers());
                servers.add(new KeycloakServer(keycloak));
                measure(load, servers);
            }
        } else {
            measure(load, servers);
        }
    }

    private static Server kognita(LocalRun run, TriggerFunctions functions, int workers)
            throws IOException, InterruptedException {
        try (CognitoIdentityProviderClient operator = run.operator()) {
            Map<String, KognitaPool> triggered = new LinkedHashMap<>();
            triggered.put("JavaScript trigger", pool(operator, workers, functions.javaScript()));
            triggered.put("webhook trigger", pool(operator, workers, functions.webhook()));
            LambdaConfigType none = LambdaConfigType.builder().build();
            return new KognitaServer(run, KognitaPool.create(operator, workers, none), triggered);
        }
    }

    private static KognitaPool pool(CognitoIdentityProviderClient operator, int workers, String function) {
        return KognitaPool.create(
                operator,
                workers,
                LambdaConfigType.builder().preTokenGeneration(function).build());
    }

    /** Each operation on one server after the other, so that both meet the machine in the same state. */
    private static void measure(Load load, List<Server> servers) throws IOException, InterruptedException {
        List<Sample> samples = new ArrayList<>();
        Set<String> wanted = Set.of(System.getProperty("bench.operations", "").split(","));
        for (Operation first : servers.getFirst().operations()) {
            if (!wanted.contains("") && !wanted.contains(first.name())) {
                continue;
            }
            for (Server server : servers) {
                for (Operation operation : server.operations()) {
                    if (operation.name().equals(first.name())) {
                        samples.add(load.on(server, operation));
                    }
                }
            }
        }
        System.out.print(new Report(samples).markdown());
        for (Server server : servers) {
            System.out.printf(
                    Locale.ROOT,
                    "%n%s: %d MB in RAM after the load.%n",
                    server.name(),
                    server.processes().residentBytes() / 1_000_000);
        }
    }

    private static String required(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .orElseThrow(() -> new IllegalArgumentException("-D" + property + " is missing"));
    }
}
