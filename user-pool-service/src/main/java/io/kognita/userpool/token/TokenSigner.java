package io.kognita.userpool.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.key.SigningKey;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;

/** Signs claims with RS256. */
final class TokenSigner {

    private TokenSigner() {}

    /** A signature takes about a millisecond of CPU, so this runs on a worker. */
    static String sign(ObjectNode claims, SigningKey key) {
        return Jwt.claimsJson(claims.toString())
                .jws()
                .keyId(key.id())
                .algorithm(SignatureAlgorithm.RS256)
                .sign(key.privateKey());
    }
}
