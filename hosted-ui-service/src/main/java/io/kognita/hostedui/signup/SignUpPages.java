package io.kognita.hostedui.signup;

import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.page.Field;
import io.kognita.hostedui.page.Page;
import io.kognita.hostedui.page.Pages;
import io.kognita.hostedui.page.Refusals;
import io.kognita.hostedui.page.Texts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The sign-up page in its states. */
@Singleton
class SignUpPages {

    private final Pages pages;
    private final Refusals refusals;
    private final Texts texts;

    SignUpPages(Pages pages, Refusals refusals, Texts texts) {
        this.pages = pages;
        this.refusals = refusals;
        this.texts = texts;
    }

    Uni<Response> form(Page page, List<Field> fields) {
        return pages.signup(page, fields, "");
    }

    /** In a pool whose administrators make the users. */
    Uni<Response> closed(Page page) {
        return pages.login(page, "", texts.signUpClosed(), "");
    }

    Uni<Response> refused(Page page, List<Field> fields, UserPoolRefusal refusal) {
        return refusal.code().equals("NotAuthorizedException")
                ? closed(page)
                : pages.signup(page, fields, refusals.text(refusal));
    }
}
