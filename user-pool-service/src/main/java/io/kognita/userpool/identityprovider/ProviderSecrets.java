package io.kognita.userpool.identityprovider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** Keeps the secrets among a provider's details apart from the others, sealed for the provider's row. */
@Singleton
class ProviderSecrets {

    /** Apple takes a private key in place of a secret. */
    static final String PRIVATE_KEY = "private_key";

    private static final Set<String> SECRET = Set.of("client_secret", PRIVATE_KEY);
    private static final String PURPOSE = "identity-provider";
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final Sealer sealer;
    private final ObjectMapper json;

    ProviderSecrets(Sealer sealer, ObjectMapper json) {
        this.sealer = sealer;
        this.json = json;
    }

    /** A provider without its secrets. */
    static IdentityProviderType without(IdentityProviderType provider) {
        Map<String, String> open = new LinkedHashMap<>(provider.providerDetails());
        open.keySet().removeAll(SECRET);
        return provider.toBuilder().providerDetails(open).build();
    }

    /** The secrets of a provider, or null when it has none. */
    byte[] sealed(IdentityProviderType provider) {
        Map<String, String> secret = new HashMap<>(provider.providerDetails());
        secret.keySet().retainAll(SECRET);
        if (secret.isEmpty()) {
            return null;
        }
        try {
            return sealer.seal(PURPOSE, json.writeValueAsBytes(secret), context(provider));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stored provider with its secrets. */
    IdentityProviderType opened(IdentityProvider stored) {
        IdentityProviderType open = stored.open();
        return stored.sealedSecrets().map(secrets -> with(open, secrets)).orElse(open);
    }

    private IdentityProviderType with(IdentityProviderType open, byte[] sealedSecrets) {
        byte[] plain = sealer.open(PURPOSE, sealedSecrets, context(open))
                .orElseThrow(() -> new IllegalStateException(
                        "the secrets of identity provider " + open.providerName() + " do not open"));
        Map<String, String> details = new LinkedHashMap<>(open.providerDetails());
        try {
            details.putAll(json.readValue(plain, DETAILS));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return open.toBuilder().providerDetails(details).build();
    }

    private static String context(IdentityProviderType provider) {
        return provider.userPoolId() + "/" + provider.providerName();
    }
}
