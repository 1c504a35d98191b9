package io.kognita.hostedui.signin;

import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.Page;
import io.kognita.hostedui.page.Pages;
import io.kognita.hostedui.page.Refusals;
import io.kognita.hostedui.session.PendingUsers;
import io.kognita.hostedui.web.Locations;
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
            case "UserNotConfirmedException" -> elsewhere(page, username, "/confirm");
            case "PasswordResetRequiredException" -> elsewhere(page, username, "/confirmforgotPassword");
            default -> pages.login(page, username, refusals.text(refusal), "");
        };
    }

    private Uni<Response> elsewhere(Page page, String username, String path) {
        Response response = Locations.found(Locations.page(path, page.request().parameters()))
                .cookie(pendingUsers.cookie(page.browser(), page.clientId(), username, ""))
                .build();
        return Uni.createFrom().item(response);
    }
}
