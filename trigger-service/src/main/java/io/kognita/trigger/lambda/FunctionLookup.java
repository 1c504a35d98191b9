package io.kognita.trigger.lambda;

import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Finds the functions that calls of the Lambda API name. */
@Singleton
class FunctionLookup {

    private final FunctionReference references;
    private final Functions functions;

    FunctionLookup(FunctionReference references, Functions functions) {
        this.references = references;
        this.functions = functions;
    }

    /** A JavaScript function; fails with {@code ResourceNotFoundException}. */
    Uni<Function> script(String reference, String qualifier) {
        String name = references.name(reference, qualifier);
        return functions
                .byName(name, Target.JAVASCRIPT)
                .map(found -> found.orElseThrow(() -> references.notFound(name)));
    }

    /** A function of any kind; fails with {@code ResourceNotFoundException}. */
    Uni<Function> any(String reference, String qualifier) {
        String name = references.name(reference, qualifier);
        return functions.byName(name).map(found -> found.orElseThrow(() -> references.notFound(name)));
    }
}
