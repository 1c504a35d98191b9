package io.kognita.hostedui.signin;

import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.Form;
import io.kognita.hostedui.page.Refusals;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** What a refused new password leads to: the same page while the challenge lives, else a new sign-in. */
@Singleton
class NewPasswordRefusals {

    private final NewPasswordChallenges challenges;
    private final Refusals refusals;
    private final SignInSteps steps;

    NewPasswordRefusals(NewPasswordChallenges challenges, Refusals refusals, SignInSteps steps) {
        this.challenges = challenges;
        this.refusals = refusals;
        this.steps = steps;
    }

    Uni<Response> answer(Form form, NewPasswordChallenge challenge, UserPoolRefusal refusal) {
        return switch (refusal.code()) {
            case "NotAuthorizedException", "CodeMismatchException", "ExpiredCodeException" -> expired(form);
            default -> challenges.showAgain(form, challenge, refusals.text(refusal));
        };
    }

    Uni<Response> expired(Form form) {
        return steps.expired(form.page());
    }
}
