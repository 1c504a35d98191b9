package io.kognita.sync;

import io.kognita.wire.sigv4.VendedCredentials;
import io.kognita.wire.sigv4.VendedCredentials.Holder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;

/** Devices with the real AWS client and with keys as identity-pool-service vends them. */
@Singleton
class Devices {

    private final VendedCredentials vending;
    private final Clock clock;

    Devices(VendedCredentials vending, Clock clock) {
        this.vending = vending;
        this.clock = clock;
    }

    /** A device of a new identity. */
    Device device(String poolId) {
        String identityId = "us-east-1:" + UUID.randomUUID();
        return new Device(client(keys(poolId, identityId)), poolId, identityId);
    }

    /** Keys of an identity, good for an hour. */
    AwsCredentials keys(String poolId, String identityId) {
        VendedCredentials.Credentials keys = vending.vend(
                new Holder(poolId, identityId, "arn:aws:iam::000000000000:role/user", true, Map.of()),
                clock.instant().plusSeconds(3600));
        return AwsSessionCredentials.create(keys.accessKeyId(), keys.secretKey(), keys.sessionToken());
    }

    CognitoSyncClient client(AwsCredentials credentials) {
        return CognitoSyncClient.builder()
                .endpointOverride(URI.create("http://localhost:"
                        + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class)))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    static RecordPatch replace(String key, String value, long syncCount) {
        return RecordPatch.builder()
                .op(Operation.REPLACE)
                .key(key)
                .value(value)
                .syncCount(syncCount)
                .build();
    }

    /** A device that keeps one record in a dataset. */
    record Device(CognitoSyncClient client, String poolId, String identityId) {

        void write(String dataset, String value) {
            String token = client.listRecords(list ->
                            list.identityPoolId(poolId).identityId(identityId).datasetName(dataset))
                    .syncSessionToken();
            client.updateRecords(update -> update.identityPoolId(poolId)
                    .identityId(identityId)
                    .datasetName(dataset)
                    .syncSessionToken(token)
                    .recordPatches(replace("key", value, 0)));
        }

        String read(String dataset) {
            return client.listRecords(list ->
                            list.identityPoolId(poolId).identityId(identityId).datasetName(dataset))
                    .records()
                    .getFirst()
                    .value();
        }
    }
}
