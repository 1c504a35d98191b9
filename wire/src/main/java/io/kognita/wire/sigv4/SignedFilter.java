package io.kognita.wire.sigv4;

import io.kognita.wire.aws.AwsErrors;
import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.service.ServiceTokens;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Authenticates and authorises each call of a {@link Signed} method before its body is parsed. */
class SignedFilter {

    private final ServiceTokens services;
    private final SignatureVerifier signatures;
    private final Permissions permissions;
    private final SignedCaller current;

    SignedFilter(ServiceTokens services, SignatureVerifier signatures, Permissions permissions, SignedCaller current) {
        this.services = services;
        this.signatures = signatures;
        this.permissions = permissions;
        this.current = current;
    }

    @Signed(service = "", operation = "")
    @ServerRequestFilter(readBody = true, priority = Priorities.AUTHENTICATION)
    void authenticate(ContainerRequestContext context, HttpServerRequest request, ResourceInfo resource)
            throws IOException {
        byte[] body = context.getEntityStream().readAllBytes();
        context.setEntityStream(new ByteArrayInputStream(body));
        Signed signed = resource.getResourceMethod().getAnnotation(Signed.class);
        try {
            Caller caller = caller(signed, request, body);
            permissions.check(caller, action(signed, context));
            current.proved(caller);
        } catch (AwsFailure refused) {
            // REST APIs of AWS answer 403 where the JSON ones answer 400.
            context.abortWith(AwsErrors.restResponse(new AwsFailure(403, refused.code(), refused.getMessage())));
        }
    }

    private Caller caller(Signed signed, HttpServerRequest request, byte[] body) {
        String serviceToken = request.getHeader(ServiceTokens.HEADER);
        return serviceToken == null
                ? signatures.verify(SignedRequest.of(request, body), signed.service())
                : services.verify(serviceToken);
    }

    private static Action action(Signed signed, ContainerRequestContext context) {
        MultivaluedMap<String, String> path = context.getUriInfo().getPathParameters();
        Optional<String> pool = Optional.ofNullable(path.getFirst("IdentityPoolId"))
                .or(() -> Optional.ofNullable(path.getFirst("UserPoolId")));
        return new Action(signed.service(), signed.operation(), pool, Optional.ofNullable(path.getFirst("IdentityId")));
    }
}
