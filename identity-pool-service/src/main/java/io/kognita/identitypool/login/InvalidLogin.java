package io.kognita.identitypool.login;

import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** AWS's words for a login that is not accepted. */
final class InvalidLogin {

    private InvalidLogin() {}

    static NotAuthorizedException unsupportedProvider() {
        return refusal("Token is not from a supported provider of this identity pool.");
    }

    static NotAuthorizedException malformed() {
        return invalid("Not a valid OpenId Connect identity token.");
    }

    static NotAuthorizedException signature() {
        return invalid("Token signature invalid.");
    }

    static NotAuthorizedException notAnIdToken() {
        return invalid("Not a valid OpenId Connect identity token: the token use is not id.");
    }

    /** Describes the first rule that a token broke. */
    static NotAuthorizedException of(InvalidJwtException failure) {
        if (failure.hasErrorCode(ErrorCodes.SIGNATURE_INVALID) || failure.hasErrorCode(ErrorCodes.SIGNATURE_MISSING)) {
            return signature();
        } else if (failure.hasErrorCode(ErrorCodes.EXPIRED)) {
            return invalid("Token expired.");
        } else if (failure.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return invalid("Missing a required claim: aud");
        } else if (failure.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)) {
            return invalid("Incorrect token audience.");
        } else if (failure.hasErrorCode(ErrorCodes.ISSUER_MISSING) || failure.hasErrorCode(ErrorCodes.ISSUER_INVALID)) {
            return invalid("Issuer doesn't match providerName");
        }
        return malformed();
    }

    private static NotAuthorizedException invalid(String reason) {
        return refusal("Invalid login token. " + reason);
    }

    private static NotAuthorizedException refusal(String message) {
        return NotAuthorizedException.builder().message(message).build();
    }
}
