package io.kognita.userpool.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.TestDatabase;
import io.kognita.userpool.TestPools;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreconditionNotMetException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;

/** Who may upload the file of a job, and what is taken in. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UploadTest {

    @Inject
    TestPools pools;

    @Inject
    ImportJobs jobs;

    @Inject
    TestClock clock;

    @Inject
    TestDatabase database;

    private String pool;
    private UserImportJobType job;

    @BeforeEach
    void aJob() {
        pool = pools.pool(settings -> settings).id();
        job = jobs.create(pool);
    }

    @Test
    void takesAFileLargerThanOtherRequestsAndTheLastOneCounts() throws Exception {
        ImportFile file = new ImportFile(jobs.header(pool));
        for (int n = 0; n < 20_000; n++) {
            file.user("user" + n);
        }
        assertThat(file.text().length()).isGreaterThan(1 << 20);
        assertThat(file.upload(job.preSignedUrl()).statusCode()).isEqualTo(200);
        assertThat(new ImportFile(jobs.header(pool))
                        .user("ann")
                        .upload(job.preSignedUrl())
                        .statusCode())
                .isEqualTo(200);

        assertThat(chunks()).isOne();
    }

    @Test
    void keepsNoLineInClear() throws Exception {
        new ImportFile(jobs.header(pool)).user("ann").upload(job.preSignedUrl());

        assertThat(new String(
                        database.run("select lines from user_import_chunk where pool_id = $1", pool)
                                .iterator()
                                .next()
                                .getBuffer(0)
                                .getBytes(),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("ann@example.com");
    }

    @Test
    void refusesAnAddressThatIsNotSignedForTheJob() throws Exception {
        UserImportJobType other = jobs.create(pool);
        String signed = job.preSignedUrl();

        assertRefused(signed.replace(job.jobId(), other.jobId()));
        assertRefused(signed.replaceAll("Expires=\\d+", "Expires=99999999999"));
        assertRefused(signed.replaceAll("Signature=.", "Signature=_"));
        assertRefused(signed.substring(0, signed.indexOf('?') + 1));
        assertThat(chunks()).isZero();
    }

    @Test
    void refusesAnAddressThatHasExpired() {
        clock.later(Duration.ofMinutes(16), () -> assertRefused(job.preSignedUrl()));
    }

    @Test
    void takesNoFileForAJobThatHasStarted() throws Exception {
        ImportFile file = new ImportFile(jobs.header(pool)).user("ann");
        file.upload(job.preSignedUrl());
        jobs.start(job);

        assertThat(file.upload(job.preSignedUrl()).statusCode()).isEqualTo(400);
        jobs.work();
        assertThat(jobs.describe(job).importedUsers()).isEqualTo(1);
    }

    @Test
    void refusesAFileWithoutLinesOrEnd() throws Exception {
        assertThat(upload("").statusCode()).isEqualTo(400);
        assertThat(upload("x".repeat(300_000)).statusCode()).isEqualTo(400);
        assertThat(upload("a,b\n" + "x".repeat(300_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void storesNoMoreThanAFileMayHave() throws Exception {
        byte[] lines = "x\n".repeat(2_000_000).getBytes(StandardCharsets.UTF_8);

        assertThat(ImportFile.upload(
                                job.preSignedUrl(), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(lines)))
                        .statusCode())
                .isEqualTo(400);

        assertThat(chunks() * LineSplitter.CHUNK).isLessThanOrEqualTo(2 * 500_000);
        assertThatThrownBy(() -> jobs.start(job)).isInstanceOf(PreconditionNotMetException.class);
    }

    private void assertRefused(String url) {
        try {
            assertThat(upload(url, "a\n").statusCode()).isEqualTo(403);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> upload(String text) throws IOException, InterruptedException {
        return upload(job.preSignedUrl(), text);
    }

    private static HttpResponse<String> upload(String url, String text) throws IOException, InterruptedException {
        return ImportFile.upload(url, BodyPublishers.ofString(text));
    }

    private long chunks() {
        return database.run("select count(*) from user_import_chunk where pool_id = $1", pool)
                .iterator()
                .next()
                .getLong(0);
    }
}
