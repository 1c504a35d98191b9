package io.kognita.trigger.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.function.Ending;
import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.FunctionArns;
import io.kognita.trigger.function.FunctionErrors;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Invocation;
import io.kognita.trigger.function.Target;
import io.kognita.worker.protocol.Program;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Runs functions that are JavaScript: each in a worker process of its own. */
@Singleton
public class JavaScriptFunctions {

    private final Workers workers;
    private final Functions functions;
    private final FunctionArns arns;
    private final TriggerSettings settings;
    private final ObjectMapper json;
    private final FunctionErrors errors;
    private final Vertx vertx;

    JavaScriptFunctions(
            Workers workers,
            Functions functions,
            FunctionArns arns,
            TriggerSettings settings,
            ObjectMapper json,
            FunctionErrors errors,
            Vertx vertx) {
        this.vertx = vertx;
        this.workers = workers;
        this.functions = functions;
        this.arns = arns;
        this.settings = settings;
        this.json = json;
        this.errors = errors;
    }

    /**
     * Runs a function once.
     *
     * @return fails with {@link FunctionUnavailable} when another try may help
     */
    public Uni<Ending> run(Function function, Target.JavaScript script, Invocation invocation) {
        Context context = VertxContext.getOrCreateDuplicatedContext(vertx.getDelegate());
        return worker(function, script)
                .flatMap(worker -> Uni.createFrom()
                        .completionStage(() -> worker.call(invocation, about(function.name(), script, invocation))))
                .onFailure(CompletionException.class)
                .transform(Throwable::getCause)
                .map(this::withMessage)
                // Back to where the call came from: what follows uses the database.
                .emitOn(work -> context.runOnContext(ignored -> work.run()));
    }

    private Uni<WorkerProcess> worker(Function function, Target.JavaScript script) {
        String name = function.name();
        return workers.of(name, script.revision())
                .map(Uni.createFrom()::completionStage)
                .orElseGet(() -> functions
                        .codeOf(name)
                        .map(code -> code.orElseThrow(() -> new FunctionUnavailable("was removed")))
                        .flatMap(code -> vertx.executeBlocking(
                                () -> workers.assign(name, script.revision(), program(function, script, code)), false))
                        .flatMap(Uni.createFrom()::completionStage));
    }

    /** Lets go of the process of a function that has changed or is gone. */
    public void forget(String name) {
        workers.remove(name);
    }

    /** A function is about to be used. */
    public void prepare() {
        Thread.ofVirtual().name("worker-spare").start(workers::prepare);
    }

    private Program program(Function function, Target.JavaScript script, byte[] code) {
        TriggerSettings.SandboxSettings sandbox = settings.sandbox();
        return new Program(
                script.handler(),
                CodePackage.of(code).files(),
                environment(function, script),
                new Program.Limits(
                        (int) sandbox.cpu().toMillis(),
                        sandbox.statements(),
                        settings.maxAnswer(),
                        settings.log(),
                        sandbox.fetches()));
    }

    private Map<String, String> environment(Function function, Target.JavaScript script) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(script.memoryMegabytes()));
        environment.put("AWS_REGION", arns.region());
        environment.put("TZ", ":UTC");
        environment.put("_HANDLER", script.handler());
        try {
            environment.putAll(
                    json.readValue(functions.secretOf(function), new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return environment;
    }

    private String about(String name, Target.JavaScript script, Invocation invocation) {
        ObjectNode about = json.createObjectNode()
                .put("functionName", name)
                .put("functionVersion", "$LATEST")
                .put("invokedFunctionArn", arns.arnOf(name))
                .put("memoryLimitInMB", Integer.toString(script.memoryMegabytes()))
                .put("awsRequestId", invocation.id())
                .put("logGroupName", "/aws/lambda/" + name)
                .put("logStreamName", "kognita");
        return about.toString();
    }

    private Ending withMessage(Ending ending) {
        return ending instanceof Ending.Threw threw
                ? new Ending.Threw(errors.messageIn(threw.error()), threw.error())
                : ending;
    }
}
