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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;

/** {@code /resendcode}: sends the code of a sign-up again. */
@Path("/resendcode")
public class ResendCode {

    private final FormGate gate;
    private final UserPool userPool;
    private final PendingUsers pendingUsers;
    private final ConfirmPages pages;

    ResendCode(FormGate gate, UserPool userPool, PendingUsers pendingUsers, ConfirmPages pages) {
        this.gate = gate;
        this.userPool = userPool;
        this.pendingUsers = pendingUsers;
        this.pages = pages;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> submit(@Context HttpServerRequest http, String body) {
        return gate.submit(http, body).chain(this::resend);
    }

    private Uni<Response> resend(Form form) {
        PendingUser user = pendingUsers.of(form);
        ResendConfirmationCodeRequest request = ResendConfirmationCodeRequest.builder()
                .clientId(form.page().clientId())
                .username(user.username())
                .userContextData(data -> data.ipAddress(form.page().visitor().address()))
                .build();
        return userPool.resendConfirmationCode(request)
                .chain(sent -> pages.resent(form.page(), user))
                .onFailure(UserPoolRefusal.class)
                .recoverWithUni(refusal -> refused(form, user, (UserPoolRefusal) refusal));
    }

    /** Limits are told; anything else would tell whether the account exists. */
    private Uni<Response> refused(Form form, PendingUser user, UserPoolRefusal refusal) {
        return switch (refusal.code()) {
            case "LimitExceededException", "TooManyRequestsException" -> pages.refused(form.page(), user, refusal);
            default -> pages.resent(form.page(), user);
        };
    }
}
