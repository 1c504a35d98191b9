package io.kognita.wire.sigv4;

import io.kognita.wire.aws.Caller;
import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Every access key that this deployment knows: operators' from its configuration, and those it vended itself. */
@Singleton
class AccessKeys {

    private final Deployment deployment;
    private final VendedCredentials vended;

    AccessKeys(Deployment deployment, VendedCredentials vended) {
        this.deployment = deployment;
        this.vended = vended;
    }

    /** The key of an id. An operator's key comes without a session token, a vended one only with its own. */
    AccessKey find(String accessKeyId, Optional<String> sessionToken) {
        if (sessionToken.isPresent()) {
            return vended.open(accessKeyId, sessionToken.get());
        }
        Deployment.AccessKey operator = deployment.accessKeys().get(accessKeyId);
        if (operator == null) {
            throw SignatureFailures.unknownKey();
        }
        return new AccessKey(operator.secret(), new Caller.Operator(accessKeyId));
    }

    /** The holder that a local run takes at its word; a session token this deployment made still says whose it is. */
    Caller unproved(String accessKeyId, Optional<String> sessionToken) {
        return sessionToken
                .map(token -> vended.open(accessKeyId, token).holder())
                .orElseGet(() -> new Caller.Operator(accessKeyId));
    }
}
