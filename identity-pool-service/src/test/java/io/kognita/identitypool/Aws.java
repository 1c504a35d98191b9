package io.kognita.identitypool;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;

/** The real AWS client against the service under test. */
public final class Aws {

    private Aws() {}

    /** An operator with the deployment's key. */
    public static CognitoIdentityClient operator(URI endpoint) {
        return with(
                endpoint,
                AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
    }

    /** An app, which has no key. */
    public static CognitoIdentityClient app(URI endpoint) {
        return client(endpoint, AnonymousCredentialsProvider.create());
    }

    public static CognitoIdentityClient with(URI endpoint, AwsCredentials credentials) {
        return client(endpoint, StaticCredentialsProvider.create(credentials));
    }

    private static CognitoIdentityClient client(URI endpoint, AwsCredentialsProvider credentials) {
        return CognitoIdentityClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
