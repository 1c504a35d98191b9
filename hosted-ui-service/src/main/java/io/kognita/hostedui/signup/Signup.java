package io.kognita.hostedui.signup;

import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.Form;
import io.kognita.hostedui.page.FormGate;
import io.kognita.hostedui.page.Page;
import io.kognita.hostedui.page.PendingUsers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

/** {@code /signup}: makes a new user, if the pool lets users make themselves. */
@Path("/signup")
public class Signup {

    private final FormGate gate;
    private final UserPool userPool;
    private final SignUpFields fields;
    private final PendingUsers pendingUsers;
    private final SignUpPages pages;

    Signup(FormGate gate, UserPool userPool, SignUpFields fields, PendingUsers pendingUsers, SignUpPages pages) {
        this.gate = gate;
        this.userPool = userPool;
        this.fields = fields;
        this.pendingUsers = pendingUsers;
        this.pages = pages;
    }

    @GET
    public Uni<Response> page(@Context HttpServerRequest http) {
        return gate.open(http)
                .chain(page -> page.client().signUpAllowed()
                        ? pages.form(page, fields.of(page.client(), Optional.empty()))
                        : pages.closed(page));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> submit(@Context HttpServerRequest http, String body) {
        return gate.submit(http, body)
                .chain(form -> form.page().client().signUpAllowed() ? signUp(form) : pages.closed(form.page()));
    }

    private Uni<Response> signUp(Form form) {
        return userPool.signUp(fields.request(form))
                .map(created -> next(form.page(), form.text("username"), created))
                .onFailure(UserPoolRefusal.class)
                .recoverWithUni(refusal -> pages.refused(
                        form.page(), fields.of(form.page().client(), Optional.of(form)), (UserPoolRefusal) refusal));
    }

    /** A user whom nothing holds back may sign in; the others wait for their code. */
    private Response next(Page page, String username, SignUpResponse created) {
        boolean confirmed = Boolean.TRUE.equals(created.userConfirmed());
        String destination = created.codeDeliveryDetails() == null
                        || created.codeDeliveryDetails().destination() == null
                ? ""
                : created.codeDeliveryDetails().destination();
        return pendingUsers.sendOn(page, confirmed ? "/login" : "/confirm", username, destination);
    }
}
