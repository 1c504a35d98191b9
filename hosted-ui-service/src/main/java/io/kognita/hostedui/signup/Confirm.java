package io.kognita.hostedui.signup;

import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.Form;
import io.kognita.hostedui.page.FormGate;
import io.kognita.hostedui.page.PendingUser;
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
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;

/** {@code /confirm}: takes the code that a sign-up sent. */
@Path("/confirm")
public class Confirm {

    private final FormGate gate;
    private final UserPool userPool;
    private final PendingUsers pendingUsers;
    private final ConfirmPages pages;

    Confirm(FormGate gate, UserPool userPool, PendingUsers pendingUsers, ConfirmPages pages) {
        this.gate = gate;
        this.userPool = userPool;
        this.pendingUsers = pendingUsers;
        this.pages = pages;
    }

    @GET
    public Uni<Response> page(@Context HttpServerRequest http) {
        return gate.open(http).chain(page -> pages.form(page, pendingUsers.of(page)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> submit(@Context HttpServerRequest http, String body) {
        return gate.submit(http, body).chain(this::confirm);
    }

    private Uni<Response> confirm(Form form) {
        PendingUser user = pendingUsers.of(form);
        ConfirmSignUpRequest request = ConfirmSignUpRequest.builder()
                .clientId(form.page().clientId())
                .username(user.username())
                .confirmationCode(form.text("code").strip())
                .userContextData(data -> data.ipAddress(form.page().visitor().address()))
                .build();
        return userPool.confirmSignUp(request)
                .chain(done -> pages.confirmed(form.page(), user.username()))
                .onFailure(UserPoolRefusal.class)
                .recoverWithUni(refusal -> pages.refused(form.page(), user, (UserPoolRefusal) refusal));
    }
}
