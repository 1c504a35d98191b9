package io.kognita.hostedui.signin;

import io.kognita.hostedui.page.Page;
import io.kognita.wire.signin.SignInStep;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;

/** Shows a challenge of the sign-in engine as a page. */
public interface ChallengePage {

    /** True for a challenge, by AWS's name, that it shows. */
    boolean shows(String challenge);

    /** The page of a challenge. */
    Uni<Response> show(Page page, String username, SignInStep.Challenge challenge);
}
