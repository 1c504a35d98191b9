package io.kognita.trigger.function;

import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.page.Page;
import io.kognita.wire.page.PageTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Functions by kind, as the APIs that register them show and change them; what it refuses it refuses in Lambda's words. */
@Singleton
public class FunctionRegistry {

    /** As many functions a page has at most. */
    public static final int MAX_PAGE = 50;

    private final Functions functions;
    private final FunctionArns arns;
    private final PageTokens pages;

    FunctionRegistry(Functions functions, FunctionArns arns, PageTokens pages) {
        this.functions = functions;
        this.arns = arns;
        this.pages = pages;
    }

    /**
     * Registers a function, or changes one of the same kind.
     *
     * @return what {@link Functions#put} returns; fails with {@link AwsFailure} when another kind has the name
     */
    public Uni<Optional<byte[]>> put(String name, Target target, Optional<byte[]> secret) {
        return functions
                .put(name, target, secret)
                .onFailure(Functions.NameTaken.class)
                .transform(taken -> new AwsFailure(
                        409, "ResourceConflictException", "Another kind of function has this name: " + name));
    }

    /** A function of any kind; fails with {@code ResourceNotFoundException}. */
    public Uni<Function> find(String name) {
        return functions.byName(name).map(found -> found.orElseThrow(() -> notFound(name)));
    }

    /** A function of a kind; fails with {@code ResourceNotFoundException}. */
    public Uni<Function> find(String name, String kind) {
        return functions.byName(name, kind).map(found -> found.orElseThrow(() -> notFound(name)));
    }

    /**
     * The functions of a kind in the order of their names.
     *
     * @param marker of an earlier page; null or empty for the first one
     */
    public Uni<Page<Function>> page(String kind, String marker, int maxItems) {
        if (maxItems < 1 || maxItems > MAX_PAGE) {
            throw invalid("MaxItems must be between 1 and " + MAX_PAGE);
        }
        return functions
                .after(kind, start(kind, marker), maxItems + 1)
                .map(found -> Page.of(found, maxItems, last -> pages.after(kind, last.name())));
    }

    /** Removes a function of a kind; fails with {@code ResourceNotFoundException}. */
    public Uni<Void> delete(String name, String kind) {
        return functions
                .delete(name, kind)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw notFound(name);
                    }
                })
                .replaceWithVoid();
    }

    /** Refuses what is no name. */
    public void checkName(String name) {
        if (!arns.isName(name)) {
            throw invalid("A name has 1 to 64 letters, digits, hyphens and underscores");
        }
    }

    public static AwsFailure invalid(String message) {
        return new AwsFailure(400, "InvalidParameterValueException", message);
    }

    private String start(String kind, String marker) {
        return marker == null || marker.isEmpty()
                ? ""
                : pages.open(kind, marker)
                        .orElseThrow(() -> invalid("Marker is not one of this list"))
                        .getFirst();
    }

    private AwsFailure notFound(String name) {
        return new AwsFailure(404, "ResourceNotFoundException", "Function not found: " + arns.arnOf(name));
    }
}
