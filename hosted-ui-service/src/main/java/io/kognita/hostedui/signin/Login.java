package io.kognita.hostedui.signin;

import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.Form;
import io.kognita.hostedui.page.FormGate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;

/** {@code /login}: takes every parameter of the authorization endpoint, and a user's name and password. */
@Path("/login")
public class Login {

    private final FormGate gate;
    private final UserPool userPool;
    private final SignInSteps steps;
    private final SignInRefusals refusals;

    Login(FormGate gate, UserPool userPool, SignInSteps steps, SignInRefusals refusals) {
        this.gate = gate;
        this.userPool = userPool;
        this.steps = steps;
        this.refusals = refusals;
    }

    @GET
    public Uni<Response> page(@Context HttpServerRequest http) {
        return gate.welcome(http).chain(steps::begin);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> submit(@Context HttpServerRequest http, String body) {
        return gate.submit(http, body).chain(this::signIn);
    }

    private Uni<Response> signIn(Form form) {
        String username = form.text("username");
        InitiateAuthRequest request = InitiateAuthRequest.builder()
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .clientId(form.page().clientId())
                .authParameters(Map.of("USERNAME", username, "PASSWORD", form.text("password")))
                .userContextData(data -> data.ipAddress(form.page().visitor().address()))
                .build();
        return userPool.signIn(request)
                .chain(step -> steps.next(form.page(), username, step))
                .onFailure(UserPoolRefusal.class)
                .recoverWithUni(refusal -> refusals.answer(form.page(), username, (UserPoolRefusal) refusal));
    }
}
