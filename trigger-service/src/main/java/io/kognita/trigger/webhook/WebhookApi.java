package io.kognita.trigger.webhook;

import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.FunctionArns;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.page.PageTokens;
import io.kognita.wire.sigv4.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/**
 * Registers webhooks as functions. Its calls are signed with Signature Version 4 for {@code lambda}, as those of Lambda's
 * own API are.
 */
@Path("/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookApi {

    private static final String LIST = "webhooks";
    private static final int MAX_PAGE = 50;

    private final Registrations registrations;
    private final Functions functions;
    private final FunctionArns arns;
    private final PageTokens pages;

    WebhookApi(Registrations registrations, Functions functions, FunctionArns arns, PageTokens pages) {
        this.registrations = registrations;
        this.functions = functions;
        this.arns = arns;
        this.pages = pages;
    }

    /** Registers a webhook, or changes one; an existing one keeps its secret unless the call brings another. */
    @PUT
    @Path("/{name}")
    @Signed(service = "lambda", operation = "PutWebhook")
    public Uni<WebhookShapes.Registered> put(@PathParam("name") String name, byte[] body) {
        if (!arns.isName(name)) {
            throw Registrations.invalid("A name has 1 to 64 letters, digits, hyphens and underscores");
        }
        return registrations
                .put(name, body)
                .map(secret -> new WebhookShapes.Registered(
                        arns.arnOf(name), secret.map(WebhookSecret::text).orElse(null)));
    }

    /** Shows a webhook. */
    @GET
    @Path("/{name}")
    @Signed(service = "lambda", operation = "GetWebhook")
    public Uni<WebhookShapes.Webhook> get(@PathParam("name") String name) {
        return functions.byName(name, Target.WEBHOOK).map(found -> shape(found.orElseThrow(() -> notFound(name))));
    }

    /** Shows the webhooks in the order of their names. */
    @GET
    @Signed(service = "lambda", operation = "ListWebhooks")
    public Uni<WebhookShapes.Page> list(
            @QueryParam("Marker") String marker, @QueryParam("MaxItems") @DefaultValue("50") int maxItems) {
        if (maxItems < 1 || maxItems > MAX_PAGE) {
            throw Registrations.invalid("MaxItems must be between 1 and " + MAX_PAGE);
        }
        return functions.after(Target.WEBHOOK, start(marker), maxItems + 1).map(found -> page(found, maxItems));
    }

    /** Removes a webhook: triggers that name it fail from now on. */
    @DELETE
    @Path("/{name}")
    @Signed(service = "lambda", operation = "DeleteWebhook")
    public Uni<Void> delete(@PathParam("name") String name) {
        return functions
                .delete(name, Target.WEBHOOK)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw notFound(name);
                    }
                })
                .replaceWithVoid();
    }

    private String start(String marker) {
        return marker == null
                ? ""
                : pages.open(LIST, marker)
                        .orElseThrow(() -> Registrations.invalid("Marker is not one of this list"))
                        .getFirst();
    }

    private WebhookShapes.Page page(List<Function> found, int size) {
        List<Function> shown = found.subList(0, Math.min(size, found.size()));
        Optional<String> next = found.size() > size
                ? Optional.of(pages.after(LIST, shown.getLast().name()))
                : Optional.empty();
        return new WebhookShapes.Page(shown.stream().map(this::shape).toList(), next.orElse(null));
    }

    private WebhookShapes.Webhook shape(Function function) {
        return switch (function.target()) {
            case Target.Webhook webhook ->
                new WebhookShapes.Webhook(
                        function.name(),
                        arns.arnOf(function.name()),
                        webhook.url().toString(),
                        function.createdAt().toString(),
                        function.modifiedAt().toString());
            case Target.Endpoint endpoint -> throw notFound(function.name());
            case Target.JavaScript script -> throw notFound(function.name());
        };
    }

    private AwsFailure notFound(String name) {
        return new AwsFailure(404, "ResourceNotFoundException", "Function not found: " + arns.arnOf(name));
    }
}
