package io.kognita.hostedui.signin;

import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.client.UserPoolRefusal;
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
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;

/** {@code /login/newPassword}: takes the password that replaces a temporary one, and finishes the sign-in. */
@Path("/login/newPassword")
public class NewPassword {

    private final FormGate gate;
    private final UserPool userPool;
    private final NewPasswordChallenges challenges;
    private final SignInSteps steps;
    private final NewPasswordRefusals refusals;

    NewPassword(
            FormGate gate,
            UserPool userPool,
            NewPasswordChallenges challenges,
            SignInSteps steps,
            NewPasswordRefusals refusals) {
        this.gate = gate;
        this.userPool = userPool;
        this.challenges = challenges;
        this.steps = steps;
        this.refusals = refusals;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> submit(@Context HttpServerRequest http, String body) {
        return gate.submit(http, body)
                .chain(form -> challenges
                        .open(form)
                        .map(challenge -> answer(form, challenge))
                        .orElseGet(() -> refusals.expired(form)));
    }

    private Uni<Response> answer(Form form, NewPasswordChallenge challenge) {
        RespondToAuthChallengeRequest request = RespondToAuthChallengeRequest.builder()
                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                .clientId(challenge.clientId())
                .session(challenge.session())
                .challengeResponses(responses(form, challenge))
                .userContextData(data -> data.ipAddress(form.page().visitor().address()))
                .build();
        return userPool.answer(request)
                .chain(step -> steps.next(form.page(), challenge.username(), step))
                .onFailure(UserPoolRefusal.class)
                .recoverWithUni(refusal -> refusals.answer(form, challenge, (UserPoolRefusal) refusal));
    }

    private static Map<String, String> responses(Form form, NewPasswordChallenge challenge) {
        Map<String, String> responses = new TreeMap<>();
        responses.put("USERNAME", challenge.username());
        responses.put("NEW_PASSWORD", form.text("password"));
        AttributeFields.values(challenge.attributes(), form)
                .forEach(attribute -> responses.put("userAttributes." + attribute.name(), attribute.value()));
        return responses;
    }
}
