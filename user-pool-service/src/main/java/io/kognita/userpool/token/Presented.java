package io.kognita.userpool.token;

import io.kognita.userpool.client.Client;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Call;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A refresh token that a client presents for new tokens.
 *
 * @param owner fails when what the client claims about the token's user is wrong, for example its secret hash
 * @param deviceKey the name of the device that presents it, or null
 * @param clientMetadata passed on to the pre token generation trigger
 */
public record Presented(
        Pool pool,
        Client client,
        String refreshToken,
        Consumer<User> owner,
        String deviceKey,
        Map<String, String> clientMetadata,
        Call call) {

    /** Tokens never reach a log. */
    @Override
    public String toString() {
        return "Presented[" + client.id() + "]";
    }
}
