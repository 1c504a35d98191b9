package io.kognita.userpool.token;

import io.kognita.userpool.client.Client;
import io.kognita.wire.aws.Call;

/** Whether a caller proved to be the client by sending its secret, as token operations ask for it. */
final class ClientProof {

    private ClientProof() {}

    /**
     * True when the secret is the client's, or the client has none and none was sent; a service of this deployment has
     * authenticated the client by itself.
     *
     * @param given null when the caller sent none
     */
    static boolean holds(Client client, String given, Call call) {
        if (call.fromService()) {
            return true;
        }
        if (!client.hasSecret() || given == null) {
            return !client.hasSecret() && given == null;
        }
        return client.hasSecret(given);
    }
}
