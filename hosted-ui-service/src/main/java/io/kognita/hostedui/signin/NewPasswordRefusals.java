package io.kognita.hostedui.signin;

import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.Form;
import io.kognita.hostedui.page.Pages;
import io.kognita.hostedui.page.Refusals;
import io.kognita.hostedui.page.Texts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** What a refused new password leads to: the same page while the challenge lives, else a new sign-in. */
@Singleton
class NewPasswordRefusals {

    private final NewPasswordChallenges challenges;
    private final Refusals refusals;
    private final Pages pages;
    private final Texts texts;

    NewPasswordRefusals(NewPasswordChallenges challenges, Refusals refusals, Pages pages, Texts texts) {
        this.challenges = challenges;
        this.refusals = refusals;
        this.pages = pages;
        this.texts = texts;
    }

    Uni<Response> answer(Form form, NewPasswordChallenge challenge, UserPoolRefusal refusal) {
        return switch (refusal.code()) {
            case "NotAuthorizedException", "CodeMismatchException", "ExpiredCodeException" -> expired(form);
            default -> challenges.showAgain(form, challenge, refusals.text(refusal));
        };
    }

    Uni<Response> expired(Form form) {
        return pages.login(form.page(), "", texts.signInExpired(), "");
    }
}
