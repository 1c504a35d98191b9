package io.kognita.userpool.passkey;

import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnChallengeNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnClientMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationMissingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialNotSupportedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnOriginNotAllowedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnRelyingPartyMismatchException;

/** Refusals of passkeys; their types are AWS's, and AWS documents no words. */
final class PasskeyRefusals {

    private PasskeyRefusals() {}

    static WebAuthnNotEnabledException notEnabled() {
        return WebAuthnNotEnabledException.builder()
                .message("Passkeys are not enabled for the user pool.")
                .build();
    }

    static WebAuthnConfigurationMissingException noRelyingParty() {
        return WebAuthnConfigurationMissingException.builder()
                .message("The user pool has neither a relying party id nor a domain.")
                .build();
    }

    static LimitExceededException tooMany(int most) {
        return LimitExceededException.builder()
                .message("A user can have at most " + most + " passkeys.")
                .build();
    }

    static WebAuthnChallengeNotFoundException noChallenge() {
        return WebAuthnChallengeNotFoundException.builder()
                .message("The registration was not started, is complete, or has expired.")
                .build();
    }

    static WebAuthnClientMismatchException otherClient() {
        return WebAuthnClientMismatchException.builder()
                .message("The registration was started by another app client.")
                .build();
    }

    static WebAuthnOriginNotAllowedException otherOrigin() {
        return WebAuthnOriginNotAllowedException.builder()
                .message("The origin of the passkey does not belong to the relying party of the user pool.")
                .build();
    }

    static WebAuthnRelyingPartyMismatchException otherRelyingParty() {
        return WebAuthnRelyingPartyMismatchException.builder()
                .message("The passkey belongs to another relying party.")
                .build();
    }

    static WebAuthnCredentialNotSupportedException notSupported() {
        return WebAuthnCredentialNotSupportedException.builder()
                .message("The passkey is of a kind that the user pool does not support.")
                .build();
    }

    static InvalidParameterException malformed() {
        return InvalidParameterException.builder()
                .message("Credential is not a valid public key credential.")
                .build();
    }

    static InvalidParameterException registered() {
        return InvalidParameterException.builder()
                .message("The passkey is registered already.")
                .build();
    }

    static ResourceNotFoundException notFound() {
        return ResourceNotFoundException.builder()
                .message("Passkey does not exist.")
                .build();
    }

    /** One for all: which rule a signature broke, and whether there is such a user or passkey, is nobody's business. */
    static NotAuthorizedException wrong() {
        return NotAuthorizedException.builder()
                .message("Incorrect username or passkey.")
                .build();
    }
}
