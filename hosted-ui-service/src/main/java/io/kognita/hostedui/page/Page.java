package io.kognita.hostedui.page;

import io.kognita.hostedui.authorize.AuthorizationRequest;
import io.kognita.hostedui.web.Visitor;
import io.kognita.wire.signin.ClientSettings;

/**
 * A page of a sign-in that is about to be shown, or whose form came in.
 *
 * @param browser the name of the visitor's browser
 */
public record Page(Visitor visitor, String browser, AuthorizationRequest request) {

    public ClientSettings client() {
        return request.client();
    }

    public String clientId() {
        return request.client().clientId();
    }
}
