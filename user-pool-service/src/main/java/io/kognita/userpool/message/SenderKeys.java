package io.kognita.userpool.message;

import io.kognita.userpool.encryption.WrappingKey;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;

/** The keys that stand in for those of AWS KMS: the deployment and the functions share them. */
@Singleton
class SenderKeys {

    /** The key namespace that the functions' keyrings name. */
    private static final String NAMESPACE = "kognita";

    private final Map<String, byte[]> keys;

    SenderKeys(SenderSettings settings) {
        keys = settings.keys().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, SenderKeys::decoded));
    }

    /**
     * The key that a pool names.
     *
     * @throws CodeDeliveryFailureException when the deployment has none of that name
     */
    WrappingKey of(String kmsKeyId) {
        byte[] key = keys.get(kmsKeyId.substring(kmsKeyId.lastIndexOf('/') + 1));
        if (key == null) {
            throw CodeDeliveryFailureException.builder()
                    .message("The key " + kmsKeyId + " is not configured.")
                    .build();
        }
        return new WrappingKey(NAMESPACE, kmsKeyId, key);
    }

    /** A key that is none stops the start, and not the first message. */
    private static byte[] decoded(Map.Entry<String, String> setting) {
        byte[] key = Base64.getDecoder().decode(setting.getValue());
        if (key.length != 32) {
            throw new IllegalArgumentException(
                    "kognita.senders.keys." + setting.getKey() + " has " + key.length + " bytes and needs 32");
        }
        return key;
    }
}
