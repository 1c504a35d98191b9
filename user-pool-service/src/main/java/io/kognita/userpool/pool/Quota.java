package io.kognita.userpool.pool;

import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;

/** How many things of a kind there may be. */
public final class Quota {

    private Quota() {}

    /**
     * Checks that there is room for one more.
     *
     * @param things and where they are, as the message names them
     * @throws LimitExceededException when there are as many as there may be
     */
    public static void checkRoom(long there, int most, String things) {
        if (there >= most) {
            throw LimitExceededException.builder()
                    .message("The maximum number of " + things + " has been reached.")
                    .build();
        }
    }
}
