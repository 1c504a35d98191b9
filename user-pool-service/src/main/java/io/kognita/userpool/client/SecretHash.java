package io.kognita.userpool.client;

import io.kognita.wire.aws.Call;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** The proof that a caller knows a secret of the client: {@code Base64(HMAC-SHA256(secret, username + clientId))}. */
@Singleton
public class SecretHash {

    /**
     * Checks the proof of a call about a user; a service of this deployment has authenticated the client by itself.
     *
     * @param given null when the caller sent none
     * @throws NotAuthorizedException when it is missing or wrong, or the client has no secret to prove
     */
    public void check(Client client, String username, String given, Call call) {
        checkAny(client, List.of(username), given, call);
    }

    /** As {@link #check}, about a user whom the call does not name: the hash may be over any name of theirs. */
    public void checkAny(Client client, List<String> usernames, String given, Call call) {
        if (call.fromService()) {
            return;
        }
        if (!client.hasSecret()) {
            if (given != null) {
                throw refused("Client " + client.id() + " is not configured for secret but secret hash was received");
            }
            return;
        }
        if (given == null) {
            throw refused("Client " + client.id() + " is configured with secret but SECRET_HASH was not received");
        }
        if (usernames.stream().noneMatch(username -> proves(client, username, given))) {
            throw refused("SecretHash does not match for the client: " + client.id());
        }
    }

    private static boolean proves(Client client, String username, String given) {
        return client.matches(secret -> of(secret, username + client.id()), given);
    }

    private static String of(String secret, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NotAuthorizedException refused(String message) {
        return NotAuthorizedException.builder().message(message).build();
    }
}
