package io.kognita.hostedui.mfa;

import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.Form;
import io.kognita.hostedui.page.Refusals;
import io.kognita.hostedui.signin.SignInSteps;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;

/** Answers challenges of second factors, and shows what follows: the next step, the same page, or a new sign-in. */
@Singleton
class MfaAnswers {

    private final UserPool userPool;
    private final MfaPages mfaPages;
    private final SignInSteps steps;
    private final Refusals refusals;

    MfaAnswers(UserPool userPool, MfaPages mfaPages, SignInSteps steps, Refusals refusals) {
        this.userPool = userPool;
        this.mfaPages = mfaPages;
        this.steps = steps;
        this.refusals = refusals;
    }

    /** Does with the challenge of a form what it asks for; a challenge that was not made for this browser is a new sign-in. */
    Uni<Response> to(Form form, Function<MfaChallenge, Uni<Response>> answer) {
        return mfaPages.open(form)
                .map(challenge -> answer.apply(challenge)
                        .onFailure(UserPoolRefusal.class)
                        .recoverWithUni(refusal -> refused(form, challenge, (UserPoolRefusal) refusal)))
                .orElseGet(() -> steps.expired(form.page()));
    }

    /** Answers a challenge and goes on. */
    Uni<Response> send(Form form, MfaChallenge challenge, String session, Map<String, String> responses) {
        Map<String, String> all = new TreeMap<>(responses);
        all.put("USERNAME", challenge.username());
        RespondToAuthChallengeRequest request = RespondToAuthChallengeRequest.builder()
                .challengeName(challenge.name())
                .clientId(challenge.clientId())
                .session(session)
                .challengeResponses(all)
                .userContextData(data -> data.ipAddress(form.page().visitor().address()))
                .build();
        return userPool.answer(request).chain(step -> steps.next(form.page(), challenge.username(), step));
    }

    private Uni<Response> refused(Form form, MfaChallenge challenge, UserPoolRefusal refusal) {
        boolean over = refusal.code().equals("NotAuthorizedException") && !refusals.isLockOut(refusal);
        return over ? steps.expired(form.page()) : mfaPages.showAgain(form, challenge, refusals.text(refusal));
    }
}
