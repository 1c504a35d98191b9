package io.kognita.hostedui.mfa;

import io.kognita.hostedui.page.AttributeFields;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/** {@code /login/mfa/address}: takes the address to which the codes of a second factor shall go. */
@Path("/login/mfa/address")
public class MfaAddress {

    private final FormGate gate;
    private final MfaAnswers answers;

    MfaAddress(FormGate gate, MfaAnswers answers) {
        this.gate = gate;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> submit(@Context HttpServerRequest http, String body) {
        return gate.submit(http, body).chain(form -> answers.to(form, challenge -> answer(form, challenge)));
    }

    private Uni<Response> answer(Form form, MfaChallenge challenge) {
        Map<String, String> given = AttributeFields.values(List.of(challenge.address()), form).stream()
                .collect(Collectors.toMap(AttributeType::name, AttributeType::value));
        return answers.send(form, challenge, challenge.session(), given);
    }
}
