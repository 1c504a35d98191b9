package io.kognita.wire.service;

import io.kognita.wire.aws.AwsErrors;
import io.kognita.wire.aws.AwsFailure;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Lets only services of this deployment reach what lies under {@code /internal}.
 *
 * <p>It decides by the template of the resource that was matched, not by the path that was sent: however a client spells
 * the path, what the router understood is what is protected.
 */
@Singleton
class InternalAccess {

    /** Name of the request property that holds the calling {@link io.kognita.wire.aws.Caller.Service}. */
    static final String CALLER = "kognita.service-caller";

    /** Asked for late: filters are made while a native image is built, when there is no configuration yet. */
    private final Instance<ServiceTokens> tokens;

    InternalAccess(Instance<ServiceTokens> tokens) {
        this.tokens = tokens;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    void check(ResteasyReactiveContainerRequestContext request) {
        if (!isInternal((ResteasyReactiveRequestContext) request.getServerRequestContext())) {
            return;
        }
        try {
            request.setProperty(CALLER, tokens.get().verify(token(request)));
        } catch (AwsFailure refused) {
            request.abortWith(AwsErrors.restResponse(refused));
        }
    }

    private static String token(ContainerRequestContext request) {
        String token = request.getHeaderString(ServiceTokens.HEADER);
        if (token == null) {
            throw ServiceTokens.denied();
        }
        return token;
    }

    private static boolean isInternal(ResteasyReactiveRequestContext context) {
        RuntimeResource resource = context.getTarget();
        String template = (resource.getClassPath().template + "/" + resource.getPath().template).replaceAll("/+", "/");
        return template.equals("/internal") || template.startsWith("/internal/");
    }
}
