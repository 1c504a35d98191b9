package io.kognita.hostedui.signin;

import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.Page;
import io.kognita.hostedui.page.Pages;
import io.kognita.hostedui.page.PendingUsers;
import io.kognita.hostedui.page.Refusals;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** What a refused sign-in leads to: the sign-in page with a reason, or the page where the user can help themselves. */
@Singleton
class SignInRefusals {

    private final Refusals refusals;
    private final PendingUsers pendingUsers;
    private final Pages pages;

    SignInRefusals(Refusals refusals, PendingUsers pendingUsers, Pages pages) {
        this.refusals = refusals;
        this.pendingUsers = pendingUsers;
        this.pages = pages;
    }

    Uni<Response> answer(Page page, String username, UserPoolRefusal refusal) {
        return switch (refusal.code()) {
            case "UserNotConfirmedException" -> sendOn(page, "/confirm", username);
            case "PasswordResetRequiredException" -> sendOn(page, "/confirmforgotPassword", username);
            default -> pages.login(page, username, refusals.text(refusal), "");
        };
    }

    private Uni<Response> sendOn(Page page, String path, String username) {
        return Uni.createFrom().item(pendingUsers.sendOn(page, path, username, ""));
    }
}
