package io.kognita.userpool.auth;

import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Refusals of a sign-in that more than one step gives, in AWS's words. */
public final class Refusals {

    private Refusals() {}

    /** Wrong password, and a user who does not exist where the client hides that. */
    public static NotAuthorizedException incorrect() {
        return notAuthorized("Incorrect username or password.");
    }

    public static NotAuthorizedException lockedOut() {
        return notAuthorized("Password attempts exceeded");
    }

    /** A session that was not made for this pool, client, user and step. */
    public static NotAuthorizedException invalidSession() {
        return notAuthorized("Invalid session for the user.");
    }

    public static NotAuthorizedException expiredSession() {
        return notAuthorized("Invalid session for the user, session is expired.");
    }

    public static NotAuthorizedException usedSession() {
        return notAuthorized("Invalid session for the user, session can only be used once.");
    }

    /** A first factor was right, and the risk too high. */
    static NotAuthorizedException tooRisky() {
        return notAuthorized("Unable to login because of security reasons.");
    }

    /** Nobody may sign in from this address. */
    static NotAuthorizedException blockedAddress() {
        return notAuthorized("Request not allowed due to security reasons.");
    }

    public static NotAuthorizedException notAuthorized(String message) {
        return NotAuthorizedException.builder().message(message).build();
    }
}
