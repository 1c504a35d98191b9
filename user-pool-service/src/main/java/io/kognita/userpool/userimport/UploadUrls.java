package io.kognita.userpool.userimport;

import io.kognita.wire.config.Deployment;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Addresses at which whoever has them may upload the file of one job, for a while. */
@Singleton
class UploadUrls {

    static final String PATH = "/imports/";
    static final String SIGNATURE = "X-Kognita-Signature";
    static final String EXPIRES = "X-Kognita-Expires";

    private static final String PURPOSE = "user-import-upload";

    private final String publicUrl;
    private final Sealer sealer;

    UploadUrls(Deployment deployment, Sealer sealer) {
        this.publicUrl = deployment.publicUrl().toString();
        this.sealer = sealer;
    }

    /** The address for a job's file. */
    String of(ImportJob job) {
        long expires = job.uploadEnds().getEpochSecond();
        return "%s%s%s/%s?%s=%d&%s=%s"
                .formatted(
                        publicUrl,
                        PATH,
                        job.poolId(),
                        job.id(),
                        EXPIRES,
                        expires,
                        SIGNATURE,
                        signature(job.poolId(), job.id(), Long.toString(expires)));
    }

    /** True when the signature is of this job and this time. */
    boolean isSigned(String poolId, String jobId, String expires, String signature) {
        return MessageDigest.isEqual(
                signature(poolId, jobId, expires).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String poolId, String jobId, String expires) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealer.mac(PURPOSE, poolId + "/" + jobId + "/" + expires));
    }
}
