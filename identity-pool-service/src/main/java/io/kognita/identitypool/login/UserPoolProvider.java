package io.kognita.identitypool.login;

import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

/**
 * Understands the two names of a user pool as a login provider: AWS's, {@code cognito-idp.<region>.amazonaws.com/<pool>},
 * and the pool's issuer in this deployment without its scheme, {@code <public host>/<pool>}.
 */
@Singleton
class UserPoolProvider {

    private static final Pattern POOL_ID = Pattern.compile("[\\w-]{1,45}_[0-9a-zA-Z]{1,55}");

    private final String region;
    private final String publicUrl;
    private final List<String> prefixes;

    UserPoolProvider(Deployment deployment) {
        this.region = deployment.region();
        this.publicUrl = deployment.publicUrl().toString();
        String withoutScheme = publicUrl.substring(publicUrl.indexOf("://") + "://".length());
        this.prefixes = List.of(awsPrefix(), withoutScheme + "/");
    }

    /** The user pool that a provider name stands for; empty when it is the name of something else. */
    Optional<String> poolId(String provider) {
        return prefixes.stream()
                .filter(provider::startsWith)
                .map(prefix -> provider.substring(prefix.length()))
                .filter(id -> POOL_ID.matcher(id).matches())
                .findFirst();
    }

    /** AWS's name, under which logins are kept. */
    String name(String poolId) {
        return awsPrefix() + poolId;
    }

    /** The {@code iss} of the pool's tokens. */
    String issuer(String poolId) {
        return publicUrl + "/" + poolId;
    }

    /** The app clients of a user pool whose tokens an identity pool accepts. */
    List<String> clients(DescribeIdentityPoolResponse identityPool, String poolId) {
        return identityPool.cognitoIdentityProviders().stream()
                .filter(provider -> poolId(provider.providerName()).equals(Optional.of(poolId)))
                .map(CognitoIdentityProvider::clientId)
                .toList();
    }

    private String awsPrefix() {
        return "cognito-idp." + region + ".amazonaws.com/";
    }
}
