package io.kognita.wire.sigv4;

import io.kognita.wire.aws.AwsErrors;
import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.aws.Caller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Authenticates and authorises each call of a {@link Signed} method before its body is parsed. */
class SignedFilter {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

    private final SignatureVerifier signatures;
    private final Permissions permissions;
    private final SignedCaller current;

    SignedFilter(SignatureVerifier signatures, Permissions permissions, SignedCaller current) {
        this.signatures = signatures;
        this.permissions = permissions;
        this.current = current;
    }

    @Signed(service = "", operation = "")
    @ServerRequestFilter(readBody = true, priority = Priorities.AUTHENTICATION)
    Optional<Response> authenticate(ContainerRequestContext context, HttpServerRequest request, ResourceInfo resource)
            throws IOException {
        byte[] body = body(context);
        Signed signed = resource.getResourceMethod().getAnnotation(Signed.class);
        try {
            Caller caller = signatures.verify(SignedRequest.of(request, body), signed.service());
            permissions.check(caller, action(signed, context));
            current.proved(caller);
            return Optional.empty();
        } catch (AwsFailure refused) {
            // REST APIs of AWS answer 403 where the JSON ones answer 400.
            return Optional.of(AwsErrors.restResponse(new AwsFailure(403, refused.code(), refused.getMessage())));
        }
    }

    /**
     * The body as it was read before the filters. GET and DELETE have none: nothing was read then, and waiting
     * for it would block the event loop; a signature over a body that is ignored does not match.
     */
    private static byte[] body(ContainerRequestContext context) throws IOException {
        if (WITHOUT_BODY.contains(context.getMethod())) {
            return new byte[0];
        }
        byte[] body = context.getEntityStream().readAllBytes();
        context.setEntityStream(new ByteArrayInputStream(body));
        return body;
    }

    private static Action action(Signed signed, ContainerRequestContext context) {
        MultivaluedMap<String, String> path = context.getUriInfo().getPathParameters();
        Optional<String> pool = Optional.ofNullable(path.getFirst("IdentityPoolId"))
                .or(() -> Optional.ofNullable(path.getFirst("UserPoolId")));
        return new Action(signed.service(), signed.operation(), pool, Optional.ofNullable(path.getFirst("IdentityId")));
    }
}
