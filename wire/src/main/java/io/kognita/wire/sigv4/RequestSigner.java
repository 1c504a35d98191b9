package io.kognita.wire.sigv4;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signs requests to AWS, or to what speaks its protocols, by Signature Version 4 in the header form.
 *
 * @param service the service's signing name
 */
public record RequestSigner(String accessKeyId, String secret, String region, String service) {

    /**
     * The headers that sign a request.
     *
     * @param request with all headers that the signature should cover, {@code Host} among them
     */
    public Map<String, String> sign(SignedRequest request, Instant now) {
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        headers.put("x-amz-date", List.of(SigningTime.format(now)));
        SignedRequest dated =
                new SignedRequest(request.method(), request.path(), request.query(), headers, request.body());
        List<String> names = List.copyOf(dated.headers().keySet());
        CredentialScope scope = new CredentialScope(accessKeyId, SigningTime.day(now), region, service);
        String authorization = SignatureV4.ALGORITHM + " Credential=" + accessKeyId + "/" + scope.text()
                + ", SignedHeaders=" + String.join(";", names)
                + ", Signature=" + RequestSignature.of(dated, names, now, scope, secret);
        return Map.of("X-Amz-Date", SigningTime.format(now), "Authorization", authorization);
    }

    @Override
    public String toString() {
        return "RequestSigner[" + accessKeyId + "]";
    }
}
