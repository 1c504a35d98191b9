package io.kognita.hostedui.mfa;

import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.page.Form;
import io.kognita.hostedui.page.FormGate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** {@code /login/mfa/app}: takes the first code of an authenticator app, which makes the app count. */
@Path("/login/mfa/app")
public class MfaApp {

    private final FormGate gate;
    private final MfaAnswers answers;
    private final UserPool userPool;

    MfaApp(FormGate gate, MfaAnswers answers, UserPool userPool) {
        this.gate = gate;
        this.answers = answers;
        this.userPool = userPool;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> submit(@Context HttpServerRequest http, String body) {
        return gate.submit(http, body).chain(form -> answers.to(form, challenge -> verify(form, challenge)));
    }

    private Uni<Response> verify(Form form, MfaChallenge challenge) {
        return userPool.verifySoftwareToken(
                        challenge.session(), form.text("code").strip())
                .chain(verified -> answers.send(form, challenge, verified.session(), Map.of()));
    }
}
