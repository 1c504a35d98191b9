package io.kognita.userpool.token;

import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Refusals of a token, in AWS's words. */
final class TokenRefusals {

    private TokenRefusals() {}

    static NotAuthorizedException invalidAccessToken() {
        return refused("Invalid Access Token");
    }

    static NotAuthorizedException refused(String message) {
        return NotAuthorizedException.builder().message(message).build();
    }
}
