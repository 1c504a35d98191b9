package io.kognita.hostedui.recovery;

import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.Form;
import io.kognita.hostedui.page.FormGate;
import io.kognita.hostedui.page.Page;
import io.kognita.hostedui.page.Pages;
import io.kognita.hostedui.page.PendingUsers;
import io.kognita.hostedui.page.Refusals;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordRequest;

/** {@code /forgotPassword}: sends a code for a new password. The answer is the same whoever is named. */
@Path("/forgotPassword")
public class ForgotPassword {

    private final FormGate gate;
    private final UserPool userPool;
    private final PendingUsers pendingUsers;
    private final Pages pages;
    private final Refusals refusals;

    ForgotPassword(FormGate gate, UserPool userPool, PendingUsers pendingUsers, Pages pages, Refusals refusals) {
        this.gate = gate;
        this.userPool = userPool;
        this.pendingUsers = pendingUsers;
        this.pages = pages;
        this.refusals = refusals;
    }

    @GET
    public Uni<Response> page(@Context HttpServerRequest http) {
        return gate.open(http)
                .chain(page -> pages.forgotPassword(page, page.request().loginHint(), ""));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> submit(@Context HttpServerRequest http, String body) {
        return gate.submit(http, body).chain(this::send);
    }

    private Uni<Response> send(Form form) {
        String username = form.text("username");
        ForgotPasswordRequest request = ForgotPasswordRequest.builder()
                .clientId(form.page().clientId())
                .username(username)
                .userContextData(data -> data.ipAddress(form.page().visitor().address()))
                .build();
        return userPool.forgotPassword(request)
                .map(sent -> next(form.page(), username))
                .onFailure(UserPoolRefusal.class)
                .recoverWithUni(refusal -> refused(form.page(), username, (UserPoolRefusal) refusal));
    }

    /** Limits are told; anything else would tell whether the account exists. */
    private Uni<Response> refused(Page page, String username, UserPoolRefusal refusal) {
        return switch (refusal.code()) {
            case "LimitExceededException", "TooManyRequestsException" ->
                pages.forgotPassword(page, username, refusals.text(refusal));
            default -> Uni.createFrom().item(next(page, username));
        };
    }

    private Response next(Page page, String username) {
        return pendingUsers.sendOn(page, "/confirmforgotPassword", username, "");
    }
}
