package io.kognita.sync;

import static io.kognita.sync.Devices.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;
import software.amazon.awssdk.services.cognitosync.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitosync.model.LimitExceededException;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.Record;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;
import software.amazon.awssdk.services.cognitosync.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitosync.model.ResourceNotFoundException;

/** An identity's datasets are kept in step between its devices, and nobody else reaches them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DatasetsTest {

    private static final String SAVES = "saves";

    @TestHTTPResource("/")
    URI endpoint;

    @Inject
    Devices devices;

    @Inject
    TestClock clock;

    @Inject
    SyncSessions sessions;

    @Inject
    Pool database;

    private final String pool = "us-east-1:" + UUID.randomUUID();
    private String identity;
    private CognitoSyncClient device;

    @BeforeEach
    void signIn() {
        identity = "us-east-1:" + UUID.randomUUID();
        device = devices.client(devices.keys(pool, identity));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void givesBackWhatADeviceWrote() {
        Instant onDevice = Instant.parse("2026-11-24T10:00:00Z");
        List<Record> written = update(
                SAVES,
                replace("level", "7", 0).toBuilder()
                        .deviceLastModifiedDate(onDevice)
                        .build());
        assertThat(written).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo("level");
            assertThat(item.value()).isEqualTo("7");
            assertThat(item.deviceLastModifiedDate()).isEqualTo(onDevice);
            assertThat(item.lastModifiedBy()).isEqualTo(identity);
        });
        ListRecordsResponse listed = list(SAVES, 0);
        assertThat(listed.records()).isEqualTo(written);
        assertThat(listed.datasetExists()).isTrue();
        assertThat(listed.datasetSyncCount()).isEqualTo(written.getFirst().syncCount());
    }

    @Test
    void anUnknownDatasetIsEmpty() {
        ListRecordsResponse listed = list("never", 0);
        assertThat(listed.datasetExists()).isFalse();
        assertThat(listed.datasetSyncCount()).isZero();
        assertThat(listed.records()).isEmpty();
        assertThat(listed.syncSessionToken()).isNotBlank();
    }

    @Test
    void listsOnlyWhatChangedSince() {
        long first = update(SAVES, replace("a", "1", 0), replace("b", "1", 0))
                .getFirst()
                .syncCount();
        update(SAVES, replace("b", "2", first));
        assertThat(list(SAVES, first).records()).extracting(Record::key).containsExactly("b");
    }

    @Test
    void refusesAStaleChangeWhole() {
        long current = update(SAVES, replace("score", "5", 0)).getFirst().syncCount();
        update(SAVES, replace("score", "6", current));
        assertThatThrownBy(() -> update(SAVES, replace("other", "x", 0), replace("score", "7", current)))
                .isInstanceOf(ResourceConflictException.class);
        assertThatThrownBy(() -> update(SAVES, replace("new", "x", 4))).isInstanceOf(ResourceConflictException.class);
        assertThat(list(SAVES, 0).records()).extracting(Record::value).containsExactly("6");
    }

    @Test
    void oneOfManyParallelChangesWins() {
        String token = list(SAVES, 0).syncSessionToken();
        long won = IntStream.range(0, 6)
                .parallel()
                .filter(i -> succeeds(token, replace("score", "by " + i, 0)))
                .count();
        assertThat(won).isEqualTo(1);
    }

    @Test
    void aRemovedRecordIsListedWithoutAValue() {
        long count = update(SAVES, replace("gone", "x", 0)).getFirst().syncCount();
        update(
                SAVES,
                RecordPatch.builder()
                        .op(Operation.REMOVE)
                        .key("gone")
                        .syncCount(count)
                        .build());
        assertThat(list(SAVES, count).records()).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo("gone");
            assertThat(item.value()).isNull();
        });
        assertThat(device.describeDataset(describe -> describe.identityPoolId(pool)
                                .identityId(identity)
                                .datasetName(SAVES))
                        .dataset()
                        .numRecords())
                .isZero();
    }

    @Test
    void pagesThroughRecordsWithAnyKey() {
        List<String> keys = List.of("a/b", "ünï", "q?&=%", "tab\there", "z");
        update(SAVES, keys.stream().map(key -> replace(key, "v", 0)).toArray(RecordPatch[]::new));
        List<String> listed = new ArrayList<>();
        String[] next = {null};
        do {
            ListRecordsResponse page = device.listRecords(list -> list.identityPoolId(pool)
                    .identityId(identity)
                    .datasetName(SAVES)
                    .maxResults(2)
                    .nextToken(next[0]));
            page.records().forEach(item -> listed.add(item.key()));
            next[0] = page.nextToken();
        } while (next[0] != null);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void listsAndDeletesDatasets() {
        update("one", replace("k", "v", 0));
        update("two", replace("k", "vv", 0));
        assertThat(datasets()).containsExactly("one", "two");
        long count = list("one", 0).datasetSyncCount();
        device.deleteDataset(
                delete -> delete.identityPoolId(pool).identityId(identity).datasetName("one"));
        assertThat(datasets()).containsExactly("two");
        ListRecordsResponse after = list("one", count);
        assertThat(after.datasetExists()).isFalse();
        assertThat(after.datasetDeletedAfterRequestedSyncCount()).isTrue();
        assertThatThrownBy(() -> device.describeDataset(describe ->
                        describe.identityPoolId(pool).identityId(identity).datasetName("one")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void remembersNoMoreRemovalsThanItMust() {
        long first = update(SAVES, replace("stays", "v", 0)).getFirst().syncCount();
        long second = addAndRemove("a", 1_000);
        addAndRemove("b", 1_000);
        long upToDate = addAndRemove("c", 1_000);

        assertThat(rows("sync_record")).isLessThanOrEqualTo(2_048);
        assertThat(list(SAVES, upToDate).records()).isEmpty();
        assertThat(list(SAVES, upToDate).datasetDeletedAfterRequestedSyncCount())
                .isFalse();
        for (long behind : List.of(first, second)) {
            ListRecordsResponse all = list(SAVES, behind);
            assertThat(all.datasetDeletedAfterRequestedSyncCount()).isTrue();
            assertThat(all.datasetExists()).isTrue();
            assertThat(all.records())
                    .filteredOn(item -> item.value() != null)
                    .singleElement()
                    .satisfies(item -> assertThat(item.key()).isEqualTo("stays"));
        }
        assertThatThrownBy(() -> update(SAVES, replace("a-1", "again", second)))
                .isInstanceOf(ResourceConflictException.class);
        assertThat(update(SAVES, replace("a-1", "again", 0))).hasSize(1);
    }

    @Test
    void tellsADeviceToBeginAnewAfterADatasetWasDeletedAndMadeAgain() {
        update(SAVES, replace("old", "v", 0));
        long behind = list(SAVES, 0).datasetSyncCount();
        device.deleteDataset(
                delete -> delete.identityPoolId(pool).identityId(identity).datasetName(SAVES));
        update(SAVES, replace("new", "v", 0));

        ListRecordsResponse after = list(SAVES, behind);
        assertThat(after.datasetExists()).isTrue();
        assertThat(after.datasetDeletedAfterRequestedSyncCount()).isTrue();
        assertThat(after.records()).extracting(Record::key).containsExactly("new");
        assertThat(list(SAVES, after.datasetSyncCount()).datasetDeletedAfterRequestedSyncCount())
                .isFalse();
    }

    @Test
    void remembersNoMoreDeletedDatasetsThanItMust() {
        for (int i = 0; i < 105; i++) {
            String name = "day-" + i;
            update(name, replace("k", "v", 0));
            device.deleteDataset(
                    delete -> delete.identityPoolId(pool).identityId(identity).datasetName(name));
        }
        assertThat(rows("dataset")).isEqualTo(100);
        assertThat(list("day-0", 2).datasetExists()).isFalse();
        assertThat(list("day-0", 2).datasetDeletedAfterRequestedSyncCount()).isTrue();
    }

    /** Adds records and removes them again; gives the dataset's count then. */
    private long addAndRemove(String prefix, int records) {
        RecordPatch[] added = IntStream.range(0, records)
                .mapToObj(i -> replace(prefix + "-" + i, "v", 0))
                .toArray(RecordPatch[]::new);
        long count = update(SAVES, added).getFirst().syncCount();
        RecordPatch[] removed = IntStream.range(0, records)
                .mapToObj(i -> RecordPatch.builder()
                        .op(Operation.REMOVE)
                        .key(prefix + "-" + i)
                        .syncCount(count)
                        .build())
                .toArray(RecordPatch[]::new);
        return update(SAVES, removed).getFirst().syncCount();
    }

    private long rows(String table) {
        return database.preparedQuery("select count(*) from " + table + " where pool_id = $1 and identity_id = $2")
                .execute(Tuple.of(pool, identity))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void keepsAwsLimits() {
        IntStream.range(0, 20).forEach(i -> update("set" + i, replace("k", "v", 0)));
        assertThatThrownBy(() -> update("set20", replace("k", "v", 0))).isInstanceOf(LimitExceededException.class);
        String half = "x".repeat(600_000);
        update("set0", replace("large", half, 0));
        assertThatThrownBy(() -> update("set0", replace("larger", half, 0))).isInstanceOf(LimitExceededException.class);
        assertThat(list("set0", 0).records()).extracting(Record::key).doesNotContain("larger");
    }

    @Test
    void refusesWhatAwsDoesNotAllow() {
        assertThatThrownBy(() -> update("no spaces", replace("k", "v", 0)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> update(SAVES, replace("k", "v", 0), replace("k", "w", 0)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> update(SAVES, replace("k", null, 0))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> update(SAVES, replace("k\u0000", "v", 0)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> update(SAVES, replace("k", "v", -1))).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void refusesASessionOfAnotherDatasetOrOfYesterday() {
        String token = list("other", 0).syncSessionToken();
        assertThatThrownBy(() -> update(SAVES, token, replace("k", "v", 0))).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> update(SAVES, "forged", replace("k", "v", 0)))
                .isInstanceOf(NotAuthorizedException.class);
        DatasetKey key = new DatasetKey(pool, identity, SAVES);
        String ours = list(SAVES, 0).syncSessionToken();
        sessions.check(key, ours);
        clock.advance(Duration.ofMinutes(61));
        assertThatThrownBy(() -> sessions.check(key, ours)).hasMessageContaining("has expired");
    }

    @Test
    void refusesAnotherIdentityAndAnotherPool() {
        update(SAVES, replace("secret", "v", 0));
        assertDenied(devices.client(devices.keys(pool, "us-east-1:" + UUID.randomUUID())), "AccessDeniedException");
        assertDenied(devices.client(devices.keys("us-east-1:" + UUID.randomUUID(), identity)), "AccessDeniedException");
    }

    @Test
    void refusesForgedKeys() {
        AwsSessionCredentials mine = (AwsSessionCredentials) devices.keys(pool, identity);
        assertDenied(
                devices.client(AwsSessionCredentials.create(mine.accessKeyId(), "guess", mine.sessionToken())),
                "InvalidSignatureException");
        assertDenied(
                devices.client(AwsSessionCredentials.create(
                        mine.accessKeyId(), mine.secretAccessKey(), mine.sessionToken() + "A")),
                "UnrecognizedClientException");
        assertDenied(
                devices.client(AwsBasicCredentials.create(mine.accessKeyId(), mine.secretAccessKey())),
                "UnrecognizedClientException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | SerializationException",
                "[] | SerializationException",
                "{\"SyncSessionToken\":{}} | SerializationException",
                "{\"SyncSessionToken\":\"x\",\"RecordPatches\":\"none\"} | SerializationException",
                "{} | InvalidParameterException",
                "{\"SyncSessionToken\":\"x\",\"RecordPatches\":[null]} | InvalidParameterException"
            })
    void refusesABodyThatDoesNotFit(String body, String code) throws Exception {
        HttpResponse<String> answer = post("/identitypools/" + pool + "/identities/" + identity + "/datasets/s", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"__type\":\"" + code + "\"").doesNotContain("io.kognita", "jackson");
    }

    @Test
    void refusesJsonThatIsDeeperOrLongerThanAnyRequest() throws Exception {
        String deep = "{\"SyncSessionToken\":\"x\",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        String lengthy = "{\"SyncSessionToken\":\"x\",\"RecordPatches\":[{\"SyncCount\":" + "9".repeat(5_000) + "}]}";
        for (String body : List.of(deep, lengthy)) {
            refusesABodyThatDoesNotFit(body, "SerializationException");
        }
    }

    @Test
    void refusesTextThatTheDatabaseCannotKeep() throws Exception {
        String token = list(SAVES, 0).syncSessionToken();
        String patch = "{\"Op\":\"replace\",\"Key\":\"%s\",\"Value\":\"%s\",\"SyncCount\":0}";
        for (String text : List.of("\\u0000", "\\ud800")) {
            for (String body : List.of(
                    "\"DeviceId\":\"" + text + "\",\"RecordPatches\":[" + patch.formatted("a", "b") + "]",
                    "\"RecordPatches\":[" + patch.formatted(text, "b") + "]",
                    "\"RecordPatches\":[" + patch.formatted("a", text) + "]")) {
                HttpResponse<String> answer = post(
                        "/identitypools/" + pool + "/identities/" + identity + "/datasets/" + SAVES,
                        "{\"SyncSessionToken\":\"" + token + "\"," + body + "}");
                assertThat(answer.statusCode()).as(body).isEqualTo(400);
                assertThat(answer.body()).contains("InvalidParameterException");
            }
        }
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint.resolve(path))
                .putHeader("Content-Type", "application/json")
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(devices.keys(pool, identity))
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(bytes))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cognito-sync"))
                .request();
        HttpRequest.Builder sent =
                HttpRequest.newBuilder(signed.getUri()).POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
        signed.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> sent.header(name, value));
            }
        });
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(sent.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void anOperatorReachesEveryIdentity() {
        update(SAVES, replace("k", "v", 0));
        CognitoSyncClient operator = devices.client(
                AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
        assertThat(operator.listDatasets(list -> list.identityPoolId(pool).identityId(identity))
                        .count())
                .isEqualTo(1);
    }

    private void assertDenied(CognitoSyncClient client, String code) {
        for (Consumer<CognitoSyncClient> call : List.<Consumer<CognitoSyncClient>>of(
                sync -> sync.listRecords(
                        list -> list.identityPoolId(pool).identityId(identity).datasetName(SAVES)),
                sync -> sync.listDatasets(list -> list.identityPoolId(pool).identityId(identity)),
                sync -> sync.deleteDataset(delete ->
                        delete.identityPoolId(pool).identityId(identity).datasetName(SAVES)))) {
            assertThatThrownBy(() -> call.accept(client))
                    .isInstanceOfSatisfying(CognitoSyncException.class, failure -> {
                        assertThat(failure.statusCode()).isEqualTo(403);
                        assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code);
                    });
        }
    }

    private boolean succeeds(String token, RecordPatch patch) {
        try {
            update(SAVES, token, patch);
            return true;
        } catch (ResourceConflictException lost) {
            return false;
        }
    }

    private List<Record> update(String dataset, RecordPatch... patches) {
        String token = dataset.contains(" ") ? "any" : list(dataset, 0).syncSessionToken();
        return update(dataset, token, patches);
    }

    private List<Record> update(String dataset, String token, RecordPatch... patches) {
        return device.updateRecords(update -> update.identityPoolId(pool)
                        .identityId(identity)
                        .datasetName(dataset)
                        .syncSessionToken(token)
                        .recordPatches(patches))
                .records();
    }

    private ListRecordsResponse list(String dataset, long since) {
        return device.listRecords(list -> list.identityPoolId(pool)
                .identityId(identity)
                .datasetName(dataset)
                .lastSyncCount(since));
    }

    private List<String> datasets() {
        return device.listDatasets(list -> list.identityPoolId(pool).identityId(identity)).datasets().stream()
                .map(found -> found.datasetName())
                .toList();
    }
}
