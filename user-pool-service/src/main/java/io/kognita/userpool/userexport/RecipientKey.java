package io.kognita.userpool.userexport;

import io.kognita.wire.aws.AwsFailure;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The public key (RFC 7517) to which users are sealed. */
final class RecipientKey {

    private static final int SHORTEST_RSA = 2048;

    /** Sealed once for each key: one that is a key by its form alone, such as a point beside the curve, shows itself here. */
    private static final Part PROBE = new Part("", "", 0, false);

    private final PublicJsonWebKey key;
    private final String algorithm;

    private RecipientKey(PublicJsonWebKey key) {
        this.key = key;
        this.algorithm = switch (key.getPublicKey()) {
            case RSAPublicKey rsa
            when rsa.getModulus().bitLength() >= SHORTEST_RSA -> KeyManagementAlgorithmIdentifiers.RSA_OAEP_256;
            case ECPublicKey curve -> KeyManagementAlgorithmIdentifiers.ECDH_ES_A256KW;
            default -> throw invalid("publicKey must be an RSA key of 2048 bits at least, or an EC key.");
        };
    }

    /** Reads a key; a private one is refused, for it does not belong here. */
    static RecipientKey of(String json) {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(json);
            if (key.getPrivateKey() != null) {
                throw invalid(
                        "publicKey holds a private key. Make another pair, and keep its private key to yourself.");
            }
            RecipientKey recipient = new RecipientKey(key);
            recipient.seal(PROBE, "");
            return recipient;
        } catch (JoseException | RuntimeException e) {
            throw e instanceof AwsFailure refusal ? refusal : invalid("publicKey is no public key in JWK form.");
        }
    }

    String json() {
        return key.toJson();
    }

    /**
     * Seals a part as a JWE in compact form (RFC 7516).
     *
     * @param part its place in the export, which the seal covers, so that none can be left out or moved unseen
     */
    String seal(Part part, String csv) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(algorithm);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setContentTypeHeaderValue("text/csv");
        jwe.setHeader("kognita:pool", part.poolId());
        jwe.setHeader("kognita:export", part.exportId());
        jwe.setHeader("kognita:part", (long) part.number());
        jwe.getHeaders().setObjectHeaderValue("kognita:last", part.last());
        if (key.getKeyId() != null) {
            jwe.setKeyIdHeaderValue(key.getKeyId());
        }
        jwe.setKey(key.getPublicKey());
        jwe.setPlaintext(csv.getBytes(StandardCharsets.UTF_8));
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a part belongs; parts are numbered from 1. */
    record Part(String poolId, String exportId, int number, boolean last) {}

    private static AwsFailure invalid(String message) {
        return new AwsFailure(400, "InvalidParameterException", message);
    }
}
