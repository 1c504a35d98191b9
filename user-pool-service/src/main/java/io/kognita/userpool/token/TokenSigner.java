package io.kognita.userpool.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.key.SigningKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signs claims with RS256 (RFC 7515). The claims are whole and the key is known to be good, so this speaks to jose4j
 * itself: a builder above it would read its settings and parse the claims anew for each token.
 */
final class TokenSigner {

    private TokenSigner() {}

    /** A signature takes up to a millisecond of CPU, so this runs on a worker. */
    static String sign(ObjectNode claims, SigningKey key) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setKeyIdHeaderValue(key.id());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setPayload(claims.toString());
        signature.setKey(key.privateKey());
        signature.setDoKeyValidation(false);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A token could not be signed", e);
        }
    }
}
