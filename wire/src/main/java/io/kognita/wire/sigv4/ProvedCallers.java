package io.kognita.wire.sigv4;

import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Api;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.aws.Callers;
import io.kognita.wire.aws.ClientAddress;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.service.ServiceTokens;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import software.amazon.awssdk.core.SdkPojo;

/** Takes a service of this deployment by its token, and a holder of an access key by the signature. */
@Singleton
class ProvedCallers implements Callers {

    private final ServiceTokens services;
    private final SignatureVerifier signatures;
    private final Permissions permissions;
    private final ClientAddress clients;

    ProvedCallers(
            ServiceTokens services, SignatureVerifier signatures, Permissions permissions, ClientAddress clients) {
        this.services = services;
        this.signatures = signatures;
        this.permissions = permissions;
        this.clients = clients;
    }

    @Override
    public Caller authenticate(
            Api api, Operation<?, ?> operation, SdkPojo input, HttpServerRequest request, byte[] body) {
        Caller caller = proved(api, operation, request, body);
        if (operation.access() != Access.CLIENT) {
            permissions.check(caller, Action.of(api.signingName(), operation.name(), input));
        }
        return caller;
    }

    private Caller proved(Api api, Operation<?, ?> operation, HttpServerRequest request, byte[] body) {
        String serviceToken = request.getHeader(ServiceTokens.HEADER);
        if (serviceToken != null) {
            return services.verify(serviceToken);
        }
        return operation.access() == Access.CLIENT
                ? new Caller.Anonymous()
                : signatures.verify(SignedRequest.of(request, body), api.signingName());
    }

    @Override
    public String sourceIp(HttpServerRequest request, Caller caller) {
        return clients.of(request, caller);
    }
}
