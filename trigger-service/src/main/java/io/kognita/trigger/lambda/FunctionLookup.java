package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.FunctionRegistry;
import io.kognita.trigger.function.Target;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Finds the functions that calls of the Lambda API name. */
@Singleton
class FunctionLookup {

    private final FunctionReference references;
    private final FunctionRegistry registry;

    FunctionLookup(FunctionReference references, FunctionRegistry registry) {
        this.references = references;
        this.registry = registry;
    }

    /** A JavaScript function; fails with {@code ResourceNotFoundException}. */
    Uni<Function> script(String reference, String qualifier) {
        return registry.find(references.name(reference, qualifier), Target.JAVASCRIPT);
    }

    /** A function of any kind; fails with {@code ResourceNotFoundException}. */
    Uni<Function> any(String reference, String qualifier) {
        return registry.find(references.name(reference, qualifier));
    }
}
