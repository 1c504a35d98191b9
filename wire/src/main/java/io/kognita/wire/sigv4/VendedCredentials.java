package io.kognita.wire.sigv4;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.seal.Sealer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * Temporary access keys of identity pools, which every service verifies with no look-up: the secret is derived from the
 * deployment's master key and the access key id, and the session token is the sealed claim set, bound to that id.
 *
 * <p>A new master key ends the credentials that the earlier one derived; they live an hour, and SDKs fetch new ones.
 */
@Singleton
public class VendedCredentials {

    private static final String PREFIX = "ASIA";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int RANDOM_CHARACTERS = 16;
    private static final int SECRET_BYTES = 30;
    private static final String SECRET_PURPOSE = "vended-secret";
    private static final String TOKEN_PURPOSE = "vended-session";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Sealer sealer;
    private final Clock clock;
    private final SecureRandom random;

    @Inject
    VendedCredentials(Sealer sealer, Clock clock) {
        this(sealer, clock, new SecureRandom());
    }

    VendedCredentials(Sealer sealer, Clock clock, SecureRandom random) {
        this.sealer = sealer;
        this.clock = clock;
        this.random = random;
    }

    /** Keys as {@code GetCredentialsForIdentity} hands them out. */
    public record Credentials(String accessKeyId, String secretKey, String sessionToken, Instant expiration) {

        @Override
        public String toString() {
            return "Credentials[" + accessKeyId + "]";
        }
    }

    /** For whom keys are made: what {@link Caller.Identity} will say once they sign a request. */
    public record Holder(
            String identityPoolId,
            String identityId,
            String roleArn,
            boolean authenticated,
            Map<String, String> principalTags) {}

    /** What a session token seals; expiry in epoch seconds. */
    @RegisterForReflection
    record Claims(
            String pool, String identity, String role, boolean authenticated, Map<String, String> tags, long expires) {}

    /** Makes keys that are good until an instant, whole seconds. */
    public Credentials vend(Holder holder, Instant expiration) {
        String accessKeyId = accessKeyId();
        Claims claims = new Claims(
                holder.identityPoolId(),
                holder.identityId(),
                holder.roleArn(),
                holder.authenticated(),
                holder.principalTags(),
                expiration.getEpochSecond());
        return new Credentials(
                accessKeyId,
                secret(accessKeyId),
                sealer.sealText(TOKEN_PURPOSE, write(claims), accessKeyId),
                Instant.ofEpochSecond(expiration.getEpochSecond()));
    }

    /** The key behind an id and its session token; an AWS error when they do not belong together or have expired. */
    AccessKey open(String accessKeyId, String sessionToken) {
        Claims claims = sealer.openText(TOKEN_PURPOSE, sessionToken, accessKeyId)
                .map(VendedCredentials::read)
                .orElseThrow(SignatureFailures::unknownKey);
        if (!clock.instant().isBefore(Instant.ofEpochSecond(claims.expires()))) {
            throw SignatureFailures.expiredToken();
        }
        return new AccessKey(
                secret(accessKeyId),
                new Caller.Identity(
                        accessKeyId,
                        claims.pool(),
                        claims.identity(),
                        claims.role(),
                        claims.authenticated(),
                        Map.copyOf(claims.tags())));
    }

    private String accessKeyId() {
        StringBuilder id = new StringBuilder(PREFIX);
        random.ints(RANDOM_CHARACTERS, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        return id.toString();
    }

    private String secret(String accessKeyId) {
        byte[] derived = sealer.mac(SECRET_PURPOSE, accessKeyId);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(derived, SECRET_BYTES));
    }

    private static byte[] write(Claims claims) {
        try {
            return JSON.writeValueAsBytes(claims);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Claims read(byte[] json) {
        try {
            return JSON.readValue(json, Claims.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
