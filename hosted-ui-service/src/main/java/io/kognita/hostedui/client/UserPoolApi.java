package io.kognita.hostedui.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.service.ServiceTokenFilter;
import io.kognita.wire.signin.ClientCredentialsGrant;
import io.kognita.wire.signin.ClientSettings;
import io.kognita.wire.signin.FederatedSignIn;
import io.kognita.wire.signin.IssuedTokens;
import io.kognita.wire.signin.RefreshGrant;
import io.kognita.wire.signin.SignInStep;
import io.kognita.wire.signin.TokenGrant;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The HTTP calls that user-pool-service answers to this service. */
@RegisterRestClient(configKey = "user-pool")
@RegisterProvider(ServiceTokenFilter.class)
@RegisterProvider(BrowserFilter.class)
@Path("/")
interface UserPoolApi {

    ObjectMapper ERRORS = new ObjectMapper();
    String AWS_JSON = "application/x-amz-json-1.1";

    @GET
    @Path("internal/clients/{id}")
    Uni<ClientSettings> client(@PathParam("id") String id);

    @POST
    @Path("internal/clients/{id}/secret")
    Uni<Response> checkSecret(@PathParam("id") String id, Secret secret);

    @POST
    @Path("internal/sign-in")
    Uni<SignInStep> signIn(byte[] initiateAuth);

    @POST
    @Path("internal/sign-in/challenge")
    Uni<SignInStep> answer(byte[] respondToAuthChallenge);

    @POST
    @Path("internal/federated-sign-in")
    Uni<SignInStep> signIn(FederatedSignIn arrival);

    @GET
    @Path("internal/pools/{poolId}/identity-providers/{name}")
    Uni<byte[]> identityProvider(@PathParam("poolId") String poolId, @PathParam("name") String name);

    @GET
    @Path("internal/pools/{poolId}/idp-identifiers/{identifier}")
    Uni<byte[]> identifiedProvider(@PathParam("poolId") String poolId, @PathParam("identifier") String identifier);

    @POST
    @Path("internal/tokens")
    Uni<IssuedTokens> tokens(TokenGrant grant);

    @POST
    @Path("internal/tokens/refresh")
    Uni<IssuedTokens> refresh(RefreshGrant grant);

    @POST
    @Path("internal/tokens/client-credentials")
    Uni<IssuedTokens> clientCredentials(ClientCredentialsGrant grant);

    @POST
    @Path("internal/user-info")
    Uni<JsonNode> userInfo(AccessToken token);

    @POST
    @Consumes(AWS_JSON)
    @Produces(MediaType.WILDCARD)
    Uni<byte[]> call(@HeaderParam("X-Amz-Target") String target, byte[] input);

    /** Reads AWS's error shape; an answer of another form is a fault of the deployment, not a refusal. */
    @ClientExceptionMapper
    static RuntimeException refusal(Response response) {
        if (response.getStatus() >= 500) {
            return new IllegalStateException("user-pool-service answered " + response.getStatus());
        }
        try {
            JsonNode error = ERRORS.readTree(response.readEntity(byte[].class));
            String code = error.path("__type").asText("");
            return code.isEmpty()
                    ? new IllegalStateException("user-pool-service answered " + response.getStatus())
                    : new UserPoolRefusal(code, error.path("message").asText(""));
        } catch (IOException e) {
            return new IllegalStateException("user-pool-service answered " + response.getStatus(), e);
        }
    }

    /** A client secret to check. */
    @RegisterForReflection
    record Secret(String secret) {

        /** Secrets never reach a log. */
        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    /** An access token to read. */
    @RegisterForReflection
    record AccessToken(String accessToken) {

        /** Tokens never reach a log. */
        @Override
        public String toString() {
            return "AccessToken[]";
        }
    }
}
