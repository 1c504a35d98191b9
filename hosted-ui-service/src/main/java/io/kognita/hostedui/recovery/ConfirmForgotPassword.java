package io.kognita.hostedui.recovery;

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
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordRequest;

/** {@code /confirmforgotPassword}: takes the code and the new password of a reset. */
@Path("/confirmforgotPassword")
public class ConfirmForgotPassword {

    private final FormGate gate;
    private final UserPool userPool;
    private final PendingUsers pendingUsers;
    private final ResetPages pages;

    ConfirmForgotPassword(FormGate gate, UserPool userPool, PendingUsers pendingUsers, ResetPages pages) {
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
        return gate.submit(http, body).chain(this::reset);
    }

    private Uni<Response> reset(Form form) {
        PendingUser user = pendingUsers.of(form);
        ConfirmForgotPasswordRequest request = ConfirmForgotPasswordRequest.builder()
                .clientId(form.page().clientId())
                .username(user.username())
                .confirmationCode(form.text("code").strip())
                .password(form.text("password"))
                .userContextData(data -> data.ipAddress(form.page().visitor().address()))
                .build();
        return userPool.confirmForgotPassword(request)
                .chain(done -> pages.changed(form.page(), user))
                .onFailure(UserPoolRefusal.class)
                .recoverWithUni(refusal -> pages.refused(form, user, (UserPoolRefusal) refusal));
    }
}
