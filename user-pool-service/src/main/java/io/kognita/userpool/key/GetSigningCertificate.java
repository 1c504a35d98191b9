package io.kognita.userpool.key;

import io.kognita.userpool.work.SigningWorkers;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Base64;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetSigningCertificateRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetSigningCertificateResponse;

/** Gives the certificate of the pool's current key, in Base64 without PEM's first and last line. */
@Singleton
class GetSigningCertificate extends Operation<GetSigningCertificateRequest, GetSigningCertificateResponse> {

    private final SigningKeys keys;
    private final SigningWorkers workers;

    GetSigningCertificate(SigningKeys keys, SigningWorkers workers) {
        super(GetSigningCertificateRequest::builder);
        this.keys = keys;
        this.workers = workers;
    }

    @Override
    public Uni<GetSigningCertificateResponse> handle(GetSigningCertificateRequest input, Call call) {
        return keys.current(input.userPoolId())
                .flatMap(key -> workers.compute(() -> SelfSignedCertificate.of(input.userPoolId(), key)))
                .map(certificate -> GetSigningCertificateResponse.builder()
                        .certificate(Base64.getEncoder().encodeToString(certificate))
                        .build());
    }
}
