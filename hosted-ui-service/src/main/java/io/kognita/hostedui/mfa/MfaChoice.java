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

/** {@code /login/mfa/choice}: takes the factor that a user chose, to prove it or to set it up. */
@Path("/login/mfa/choice")
public class MfaChoice {

    private final FormGate gate;
    private final MfaAnswers answers;
    private final MfaPages pages;

    MfaChoice(FormGate gate, MfaAnswers answers, MfaPages pages) {
        this.gate = gate;
        this.answers = answers;
        this.pages = pages;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> submit(@Context HttpServerRequest http, String body) {
        return gate.submit(http, body).chain(form -> answers.to(form, challenge -> choose(form, challenge)));
    }

    private Uni<Response> choose(Form form, MfaChallenge challenge) {
        String factor = form.text("factor");
        return challenge.isSetUp() && challenge.choices().contains(factor)
                ? pages.setUp(form.page(), challenge, factor)
                : answers.send(form, challenge, challenge.session(), Map.of("ANSWER", factor));
    }
}
