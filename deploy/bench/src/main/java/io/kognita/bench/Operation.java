package io.kognita.bench;

import java.io.IOException;

/**
 * Something that clients of an identity server do again and again.
 *
 * @param name the name under which servers are compared
 * @param step does it once
 */
record Operation(String name, Step step) {

    static final String PASSWORD = "password sign-in";
    static final String SRP = "SRP sign-in";
    static final String REFRESH = "refresh";
    static final String USER_INFO = "user info";
    static final String CLIENT_CREDENTIALS = "client credentials";
    static final String OAUTH_CLIENT_CREDENTIALS = "client credentials by OAuth";
    static final String JWKS = "JWKS";

    /** One request, or one exchange of them. */
    @FunctionalInterface
    interface Step {

        /**
         * @param worker number of the caller, from 0; a worker does one step at a time
         * @throws IOException when the server does not answer as it should
         */
        void perform(int worker) throws IOException, InterruptedException;
    }
}
