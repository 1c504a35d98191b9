package io.kognita.userpool.auth;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where the set-up of a second factor stands in the midst of a sign-in. AssociateSoftwareToken and VerifySoftwareToken name no
 * client, so what a session is otherwise bound to from outside is inside.
 *
 * @param way the kind of door that the sign-in came through
 * @param secret that was handed out for an authenticator app, or null
 * @param verified true once the app proved that it has the secret
 */
@RegisterForReflection
public record SetUp(String poolId, String clientId, String way, Session session, byte[] secret, boolean verified) {

    /** A secret never reaches a log. */
    @Override
    public String toString() {
        return "SetUp[" + session.signIn() + "]";
    }
}
