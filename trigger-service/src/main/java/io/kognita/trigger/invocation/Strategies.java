package io.kognita.trigger.invocation;

import io.kognita.trigger.endpoint.Endpoints;
import io.kognita.trigger.function.Ending;
import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Invocation;
import io.kognita.trigger.function.Target;
import io.kognita.trigger.sandbox.JavaScriptFunctions;
import io.kognita.trigger.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Chooses by a function's kind how it is run. */
@Singleton
class Strategies {

    private final Functions functions;
    private final Webhooks webhooks;
    private final Endpoints endpoints;
    private final JavaScriptFunctions scripts;

    Strategies(Functions functions, Webhooks webhooks, Endpoints endpoints, JavaScriptFunctions scripts) {
        this.functions = functions;
        this.webhooks = webhooks;
        this.endpoints = endpoints;
        this.scripts = scripts;
    }

    /**
     * Runs a function once.
     *
     * @return fails with {@link FunctionUnavailable} when another try may help
     */
    Uni<Ending> run(Function function, Invocation invocation) {
        return switch (function.target()) {
            case Target.Webhook webhook -> webhooks.run(webhook, functions.secretOf(function), invocation);
            case Target.Endpoint endpoint -> endpoints.run(endpoint, functions.secretOf(function), invocation);
            case Target.JavaScript script -> scripts.run(function, script, invocation);
        };
    }
}
