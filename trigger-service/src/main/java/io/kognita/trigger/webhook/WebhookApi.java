package io.kognita.trigger.webhook;

import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.FunctionArns;
import io.kognita.trigger.function.FunctionRegistry;
import io.kognita.trigger.function.Target;
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

/**
 * Registers webhooks as functions. Its calls are signed with Signature Version 4 for {@code lambda}, as those of Lambda's
 * own API are.
 */
@Path("/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookApi {

    private final WebhookRegistrations registrations;
    private final FunctionRegistry registry;
    private final FunctionArns arns;

    WebhookApi(WebhookRegistrations registrations, FunctionRegistry registry, FunctionArns arns) {
        this.registrations = registrations;
        this.registry = registry;
        this.arns = arns;
    }

    /** Registers a webhook, or changes one; an existing one keeps its secret unless the call brings another. */
    @PUT
    @Path("/{name}")
    @Signed(service = "lambda", operation = "PutWebhook")
    public Uni<WebhookShapes.Registered> put(@PathParam("name") String name, byte[] body) {
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
        return registry.find(name, Target.WEBHOOK).map(this::shape);
    }

    /** Shows the webhooks in the order of their names. */
    @GET
    @Signed(service = "lambda", operation = "ListWebhooks")
    public Uni<WebhookShapes.Page> list(
            @QueryParam("Marker") String marker, @QueryParam("MaxItems") @DefaultValue("50") int maxItems) {
        return registry.page(Target.WEBHOOK, marker, maxItems)
                .map(page -> page.map(this::shape))
                .map(page -> new WebhookShapes.Page(page.items(), page.nextToken()));
    }

    /** Removes a webhook: triggers that name it fail from now on. */
    @DELETE
    @Path("/{name}")
    @Signed(service = "lambda", operation = "DeleteWebhook")
    public Uni<Void> delete(@PathParam("name") String name) {
        return registry.delete(name, Target.WEBHOOK);
    }

    private WebhookShapes.Webhook shape(Function function) {
        Target.Webhook webhook = (Target.Webhook) function.target();
        return new WebhookShapes.Webhook(
                function.name(),
                arns.arnOf(function.name()),
                webhook.url().toString(),
                function.createdAt().toString(),
                function.modifiedAt().toString());
    }
}
