package io.kognita.hostedui.signup;

import io.kognita.hostedui.authorize.AuthorizationRequests;
import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.FormGate;
import io.kognita.hostedui.page.LinkPages;
import io.kognita.hostedui.page.Refusals;
import io.kognita.hostedui.web.Visitor;
import io.kognita.wire.signin.ClientSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;

/** {@code /confirmUser}: the link of a confirmation mail, with {@code client_id, user_name, confirmation_code}. */
@Path("/confirmUser")
public class ConfirmUser {

    private final AuthorizationRequests requests;
    private final FormGate gate;
    private final UserPool userPool;
    private final LinkPages pages;
    private final Refusals refusals;

    ConfirmUser(AuthorizationRequests requests, FormGate gate, UserPool userPool, LinkPages pages, Refusals refusals) {
        this.requests = requests;
        this.gate = gate;
        this.userPool = userPool;
        this.pages = pages;
        this.refusals = refusals;
    }

    @GET
    public Uni<Response> page(@Context HttpServerRequest http) {
        Visitor visitor = gate.visitor(http);
        return client(visitor).chain(client -> ask(visitor, client, ""));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> submit(@Context HttpServerRequest http, String body) {
        Visitor visitor = gate.visitor(http);
        return client(visitor).chain(client -> {
            gate.fields(visitor, client.clientId(), body);
            return confirm(visitor, client);
        });
    }

    private Uni<Response> confirm(Visitor visitor, ClientSettings client) {
        ConfirmSignUpRequest request = ConfirmSignUpRequest.builder()
                .clientId(client.clientId())
                .username(visitor.query().text("user_name"))
                .confirmationCode(visitor.query().text("confirmation_code"))
                .userContextData(data -> data.ipAddress(visitor.address()))
                .build();
        return userPool.confirmSignUp(request)
                .chain(done -> pages.confirmed(visitor))
                .onFailure(UserPoolRefusal.class)
                .recoverWithUni(refusal -> ask(visitor, client, refusals.codeText((UserPoolRefusal) refusal)));
    }

    private Uni<ClientSettings> client(Visitor visitor) {
        return requests.client(visitor, requests.parameters(visitor));
    }

    private Uni<Response> ask(Visitor visitor, ClientSettings client, String error) {
        return pages.confirmUser(visitor, client, visitor.query().text("user_name"), error);
    }
}
