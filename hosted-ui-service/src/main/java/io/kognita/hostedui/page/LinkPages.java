package io.kognita.hostedui.page;

import io.kognita.hostedui.session.Csrf;
import io.kognita.hostedui.web.Locations;
import io.kognita.hostedui.web.Visitor;
import io.kognita.wire.signin.ClientSettings;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Pages that a mail's link opens: they belong to a client but not to a sign-in. */
@Singleton
public class LinkPages {

    private final Csrf csrf;
    private final PageHeaders headers;

    LinkPages(Csrf csrf, PageHeaders headers) {
        this.csrf = csrf;
        this.headers = headers;
    }

    /** Asks whether the link shall be followed; a mail scanner that opens it confirms nothing. */
    public Uni<Response> confirmUser(Visitor visitor, ClientSettings client, String username, String error) {
        String browser = csrf.browser(visitor);
        String query = Locations.page("", visitor.query());
        Frame frame = new Frame(client.clientName(), query, csrf.token(browser, client.clientId()), error, "");
        return show(Templates.confirmUser(frame, username), error.isEmpty() ? 200 : 400, browser);
    }

    /** Says that the account is confirmed. */
    public Uni<Response> confirmed(Visitor visitor) {
        return show(Templates.confirmed(), 200, csrf.browser(visitor));
    }

    private Uni<Response> show(TemplateInstance template, int status, String browser) {
        return template.createUni()
                .map(html -> headers.add(Response.status(status), "")
                        .type("text/html;charset=UTF-8")
                        .cookie(csrf.cookie(browser))
                        .entity(html)
                        .build());
    }
}
