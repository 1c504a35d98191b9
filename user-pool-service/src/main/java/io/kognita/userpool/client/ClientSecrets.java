package io.kognita.userpool.client;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientSecretDescriptorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** The rules by which a client's secrets change, and their shape. */
final class ClientSecrets {

    private static final int MOST = 2;

    private ClientSecrets() {}

    /**
     * Checks that a client can take another secret.
     *
     * @throws InvalidParameterException when it is a public client
     * @throws LimitExceededException when it has two
     */
    static void checkRoom(UserPoolClient client) {
        if (client.secrets().isEmpty()) {
            throw InvalidParameterException.builder()
                    .message("Client " + client.id() + " is not configured for secret.")
                    .build();
        }
        if (client.secrets().size() == MOST) {
            throw LimitExceededException.builder()
                    .message("Client " + client.id() + " has " + MOST + " secrets already.")
                    .build();
        }
    }

    /** The time that names the next secret, which no other secret of the client bears. */
    static Instant nextTime(UserPoolClient client, Instant now) {
        Instant last = client.secrets().getLast().createdAt();
        Instant earliest = last.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        return now.isBefore(earliest) ? earliest : now;
    }

    /**
     * The secret with an id, when it may be deleted.
     *
     * @throws ResourceNotFoundException when there is none
     * @throws InvalidParameterException when it is the only one
     */
    static StoredSecret deletable(UserPoolClient client, String secretId) {
        StoredSecret found = client.secrets().stream()
                .filter(secret -> secret.id(client.id()).equals(secretId))
                .findFirst()
                .orElseThrow(() -> ResourceNotFoundException.builder()
                        .message("Client secret " + secretId + " does not exist.")
                        .build());
        if (client.secrets().size() == 1) {
            throw InvalidParameterException.builder()
                    .message("The last secret of client " + client.id() + " cannot be deleted.")
                    .build();
        }
        return found;
    }

    /** A secret without its value, which is told only once. */
    static ClientSecretDescriptorType descriptor(String clientId, StoredSecret secret) {
        return ClientSecretDescriptorType.builder()
                .clientSecretId(secret.id(clientId))
                .clientSecretCreateDate(secret.createdAt())
                .build();
    }
}
