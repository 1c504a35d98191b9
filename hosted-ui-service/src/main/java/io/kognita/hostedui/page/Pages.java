package io.kognita.hostedui.page;

import io.kognita.hostedui.session.Csrf;
import io.kognita.hostedui.web.Locations;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Shows pages. Each method is one page; {@code error} and {@code notice} are empty when there is nothing to say. */
@Singleton
public class Pages {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final Csrf csrf;
    private final PageHeaders headers;
    private final NameFields names;

    Pages(Csrf csrf, PageHeaders headers, NameFields names) {
        this.csrf = csrf;
        this.headers = headers;
        this.names = names;
    }

    /** The sign-in page. */
    public Uni<Response> login(Page page, String username, String error, String notice) {
        return show(
                page,
                Templates.login(
                        frame(page, error, notice),
                        names.existing(page.client(), username),
                        ProviderLink.of(page.request()),
                        page.request().offersOwnUsers(),
                        page.client().signUpAllowed()),
                error);
    }

    /** Asks for a new password in place of a temporary one, and for attributes that the account still lacks. */
    public Uni<Response> newPassword(
            Page page, String challenge, String username, List<Field> attributes, String error) {
        return show(
                page,
                Templates.newPassword(
                        frame(page, error, ""), challenge, names.existing(page.client(), username), attributes),
                error);
    }

    /**
     * Asks for the code of a second factor.
     *
     * @param factor AWS's name of it
     * @param destination where the code went, or empty
     */
    public Uni<Response> mfaCode(Page page, String challenge, String factor, String destination, String error) {
        return show(page, Templates.mfaCode(frame(page, error, ""), challenge, factor, destination), error);
    }

    /** Asks which second factor to use, or to set up. */
    public Uni<Response> mfaChoice(Page page, String challenge, boolean setUp, List<String> factors, String error) {
        return show(page, Templates.mfaChoice(frame(page, error, ""), challenge, setUp, factors), error);
    }

    /** Shows the secret for an authenticator app and asks for the app's first code. */
    public Uni<Response> mfaApp(Page page, String challenge, Picture qrCode, String secret, String error) {
        return show(page, Templates.mfaApp(frame(page, error, ""), challenge, qrCode, secret), error);
    }

    /** Asks for an address to send the codes of a second factor to. */
    public Uni<Response> mfaAddress(Page page, String challenge, Field address, String error) {
        return show(page, Templates.mfaAddress(frame(page, error, ""), challenge, address), error);
    }

    /** The sign-up page. */
    public Uni<Response> signup(Page page, List<Field> fields, String error) {
        return show(page, Templates.signup(frame(page, error, ""), fields), error);
    }

    /** Asks for the confirmation code of a sign-up. */
    public Uni<Response> confirm(Page page, PendingUser user, String error, String notice) {
        Field name = names.existing(page.client(), user.username());
        return show(page, Templates.confirm(frame(page, error, notice), name, user.destination()), error);
    }

    /** Asks whose password shall be reset. */
    public Uni<Response> forgotPassword(Page page, String username, String error) {
        Field name = names.existing(page.client(), username);
        return show(page, Templates.forgotPassword(frame(page, error, ""), name), error);
    }

    /** Asks for the code and the new password of a reset. */
    public Uni<Response> confirmForgotPassword(Page page, PendingUser user, String code, String error) {
        Field name = names.existing(page.client(), user.username());
        return show(page, Templates.confirmForgotPassword(frame(page, error, ""), name, code), error);
    }

    private Frame frame(Page page, String error, String notice) {
        String query = Locations.page("", page.request().parameters());
        return new Frame(page.client().clientName(), query, csrf.token(page.browser(), page.clientId()), error, notice);
    }

    private Uni<Response> show(Page page, TemplateInstance template, String error) {
        return template.createUni()
                .map(html -> headers.add(
                                Response.status(error.isEmpty() ? OK : BAD_REQUEST),
                                page.request().target().redirectUri())
                        .type("text/html;charset=UTF-8")
                        .cookie(csrf.cookie(page.browser()))
                        .entity(html)
                        .build());
    }
}
