package io.kognita.userpool.token;

import io.kognita.userpool.user.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Refusals of a token, in AWS's words. */
final class TokenRefusals {

    private TokenRefusals() {}

    static NotAuthorizedException invalidAccessToken() {
        return refused("Invalid Access Token");
    }

    /** A disabled user's tokens are worth nothing. */
    static void checkEnabled(User user) {
        if (!user.enabled()) {
            throw refused("User is disabled.");
        }
    }

    static NotAuthorizedException refused(String message) {
        return NotAuthorizedException.builder().message(message).build();
    }
}
