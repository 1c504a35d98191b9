package io.kognita.hostedui.signup;

import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.Page;
import io.kognita.hostedui.page.Pages;
import io.kognita.hostedui.page.PendingUser;
import io.kognita.hostedui.page.Refusals;
import io.kognita.hostedui.page.Texts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** The confirmation page in its states. */
@Singleton
class ConfirmPages {

    private final Pages pages;
    private final Refusals refusals;
    private final Texts texts;

    ConfirmPages(Pages pages, Refusals refusals, Texts texts) {
        this.pages = pages;
        this.refusals = refusals;
        this.texts = texts;
    }

    Uni<Response> form(Page page, PendingUser user) {
        return pages.confirm(page, user, "", "");
    }

    Uni<Response> confirmed(Page page, String username) {
        return pages.login(page, username, "", texts.confirmed());
    }

    /** Says the same whether the account exists, is confirmed already, or cannot be reached. */
    Uni<Response> resent(Page page, PendingUser user) {
        return pages.confirm(page, user, "", texts.codeResent());
    }

    Uni<Response> refused(Page page, PendingUser user, UserPoolRefusal refusal) {
        return pages.confirm(page, user, refusals.codeText(refusal), "");
    }
}
