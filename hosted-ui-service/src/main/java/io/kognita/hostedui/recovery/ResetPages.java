package io.kognita.hostedui.recovery;

import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.Form;
import io.kognita.hostedui.page.Page;
import io.kognita.hostedui.page.Pages;
import io.kognita.hostedui.page.PendingUser;
import io.kognita.hostedui.page.Refusals;
import io.kognita.hostedui.page.Texts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** The page that finishes a reset, in its states. */
@Singleton
class ResetPages {

    private final Pages pages;
    private final Refusals refusals;
    private final Texts texts;

    ResetPages(Pages pages, Refusals refusals, Texts texts) {
        this.pages = pages;
        this.refusals = refusals;
        this.texts = texts;
    }

    Uni<Response> form(Page page, PendingUser user) {
        return pages.confirmForgotPassword(page, user, "", "");
    }

    Uni<Response> changed(Page page, PendingUser user) {
        return pages.login(page, user.username(), "", texts.passwordChanged());
    }

    Uni<Response> refused(Form form, PendingUser user, UserPoolRefusal refusal) {
        return pages.confirmForgotPassword(form.page(), user, form.text("code"), refusals.codeText(refusal));
    }
}
