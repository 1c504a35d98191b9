package io.kognita.userpool.message;

import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Links that confirm an account: the page {@code /confirmUser} of the sign-in pages, with Cognito's parameters. */
@Singleton
class ConfirmationLinks {

    private final URI publicUrl;

    ConfirmationLinks(Deployment deployment) {
        publicUrl = deployment.publicUrl();
    }

    String of(String clientId, String username, String code) {
        return publicUrl + "/confirmUser?client_id=" + encoded(clientId) + "&user_name=" + encoded(username)
                + "&confirmation_code=" + encoded(code);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
