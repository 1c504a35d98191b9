package io.kognita.userpool.token;

import io.kognita.wire.signin.IssuedTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** Tokens in AWS's shapes. */
public final class TokenShapes {

    private TokenShapes() {}

    /** What a client receives at the end of a sign-in or a refresh. */
    public static AuthenticationResultType result(IssuedTokens issued) {
        return AuthenticationResultType.builder()
                .accessToken(issued.accessToken())
                .idToken(issued.idToken())
                .refreshToken(issued.refreshToken())
                .expiresIn(Math.toIntExact(issued.expiresIn()))
                .tokenType("Bearer")
                .build();
    }
}
