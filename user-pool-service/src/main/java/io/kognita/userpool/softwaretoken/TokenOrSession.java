package io.kognita.userpool.softwaretoken;

import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** What a request is authorised by: the access token of a user who is signed in, or the session of a sign-in. */
final class TokenOrSession {

    private TokenOrSession() {}

    /**
     * True for an access token.
     *
     * @throws InvalidParameterException when there is neither, or both
     */
    static boolean isToken(String accessToken, String session) {
        if ((accessToken == null) == (session == null)) {
            throw InvalidParameterException.builder()
                    .message("Either AccessToken or Session is required, not both")
                    .build();
        }
        return accessToken != null;
    }
}
