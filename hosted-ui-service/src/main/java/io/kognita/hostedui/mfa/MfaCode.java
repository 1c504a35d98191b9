package io.kognita.hostedui.mfa;

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

/** {@code /login/mfa}: takes the code of a second factor. */
@Path("/login/mfa")
public class MfaCode {

    private final FormGate gate;
    private final MfaAnswers answers;

    MfaCode(FormGate gate, MfaAnswers answers) {
        this.gate = gate;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> submit(@Context HttpServerRequest http, String body) {
        return gate.submit(http, body).chain(form -> answers.to(form, challenge -> answer(form, challenge)));
    }

    private Uni<Response> answer(Form form, MfaChallenge challenge) {
        return answers.send(
                form,
                challenge,
                challenge.session(),
                Map.of(challenge.name() + "_CODE", form.text("code").strip()));
    }
}
