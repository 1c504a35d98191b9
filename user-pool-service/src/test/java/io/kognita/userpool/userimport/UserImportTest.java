package io.kognita.userpool.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestDatabase;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreconditionNotMetException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportInProgressException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UserImportTest {

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail outbox;

    @Inject
    TestDatabase database;

    @Inject
    TestClock clock;

    @Inject
    ImportJobs jobs;

    private final CognitoIdentityProviderClient idp = Idp.client();
    private String pool;
    private List<String> header;

    @BeforeEach
    void aPool() {
        pool = pools.pool(settings -> settings).id();
        header = jobs.header(pool);
    }

    @AfterEach
    void noJobIsLeft() {
        jobs.work();
    }

    @Test
    void namesTheColumnsOfAPool() {
        String custom = pools.pool(settings -> settings.schemaAttributes(
                        attribute -> attribute.name("custom:size").attributeDataType(AttributeDataType.STRING)))
                .id();

        assertThat(header)
                .containsExactly(
                        "name",
                        "given_name",
                        "family_name",
                        "middle_name",
                        "nickname",
                        "preferred_username",
                        "profile",
                        "picture",
                        "website",
                        "email",
                        "email_verified",
                        "gender",
                        "birthdate",
                        "zoneinfo",
                        "locale",
                        "phone_number",
                        "phone_number_verified",
                        "address",
                        "updated_at",
                        "cognito:mfa_enabled",
                        "cognito:username");
        assertThat(jobs.header(custom)).contains("custom:size");
        assertThatThrownBy(() -> jobs.header("us-east-1_Unknown00")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void importsUsersWhoHaveToSetAPassword() throws Exception {
        UserImportJobType job = jobs.run(
                pool,
                new ImportFile(header)
                        .user("ann", Map.of("name", "Ann\\, the first", "birthdate", " 02/01/1985 "))
                        .user("böb"));

        assertThat(job.status()).isEqualTo(UserImportJobStatusType.SUCCEEDED);
        assertThat(job.importedUsers()).isEqualTo(2);
        assertThat(job.failedUsers()).isZero();
        assertThat(job.skippedUsers()).isZero();
        assertThat(job.completionMessage()).isEqualTo("Import Job Completed Successfully.");
        assertThat(job.completionDate()).isAfterOrEqualTo(job.startDate());
        assertThat(users.status(pool, "böb")).isEqualTo(UserStatusType.RESET_REQUIRED);
        assertThat(users.attributes(pool, "ann"))
                .containsEntry("name", "Ann, the first")
                .containsEntry("birthdate", "02/01/1985")
                .containsEntry("email_verified", "true");
        assertThat(outbox.facts(users.sub(pool, "ann"))).containsExactly("io.kognita.user.created");
        SignIns signIns = new SignIns(pool, pools.client(pool, settings -> settings));
        assertThatThrownBy(() -> signIns.tokens("ann", "Any-passw0rd"))
                .isInstanceOf(PasswordResetRequiredException.class);
    }

    @Test
    void tellsWhichLinesBecameNoUserAndNothingOfThem() throws Exception {
        users.user(idp.describeUserPool(request -> request.userPoolId(pool)).userPool(), "taken", "Corr3ct-horse");
        UserImportJobType job = jobs.run(
                pool,
                new ImportFile(header)
                        .user("taken")
                        .user("unverified", Map.of("email_verified", "false"))
                        .user("mfa", Map.of("cognito:mfa_enabled", "true"))
                        .user("undecided", Map.of("cognito:mfa_enabled", ""))
                        .user("bad", Map.of("updated_at", "secret-of-bad"))
                        .user("two words")
                        .line("a,b")
                        .user("long", Map.of("name", "x".repeat(2049)))
                        .line("x".repeat(16_001))
                        .user("slash", Map.of("locale", "\\"))
                        .user("good")
                        .user("good"));

        assertThat(job.status()).isEqualTo(UserImportJobStatusType.SUCCEEDED);
        assertThat(job.importedUsers()).isEqualTo(1);
        assertThat(job.skippedUsers()).isEqualTo(2);
        assertThat(job.failedUsers()).isEqualTo(9);
        List<String> log = log(job);
        assertThat(log).hasSize(11).noneMatch(line -> line.contains("secret-of-bad") || line.contains("example.com"));
        assertThat(log.get(0)).isEqualTo("[SKIPPED] Line Number 2 - The user already exists.");
        assertThat(log.get(1))
                .isEqualTo(
                        "[FAILED] Line Number 3 - The User Record does not set any of the auto verified attributes to"
                                + " true. (Example: email_verified to true).");
        assertThat(log.getLast()).isEqualTo("[SKIPPED] Line Number 13 - The user already exists.");
    }

    @Test
    void takesNoNameThatSomebodySignsInWith() throws Exception {
        UserPoolType aliases =
                pools.pool(settings -> settings.aliasAttributesWithStrings("email", "preferred_username"));
        users.user(
                aliases,
                "ann",
                "Corr3ct-horse",
                UserStatusType.CONFIRMED,
                Map.of("email", "ann@example.com", "email_verified", "true", "preferred_username", "annie"));
        UserImportJobType job = jobs.run(
                aliases.id(),
                new ImportFile(header)
                        .user("annie")
                        .user("b", Map.of("preferred_username", "ann"))
                        .user("c", Map.of("email", "ann@example.com"))
                        .user("d", Map.of("preferred_username", "dora"))
                        .user("dora")
                        .user(users.sub(aliases.id(), "ann")));

        assertThat(job.importedUsers()).isEqualTo(1);
        assertThat(job.skippedUsers()).isEqualTo(5);
        assertThat(users.exists(aliases.id(), "d")).isTrue();
    }

    @Test
    void keepsTheIdThatAUserHadElsewhere() throws Exception {
        String sub = "0b0e7d5a-2f44-4b7a-9f0e-0d6f6f3a1c11";
        jobs.run(
                pool,
                new ImportFile(header, "kognita:sub", "kognita:enabled")
                        .user("ann", Map.of("kognita:sub", sub, "kognita:enabled", "false")));

        assertThat(users.sub(pool, "ann")).isEqualTo(sub);
        assertThat(users.stored(pool, "ann").enabled()).isFalse();
    }

    @Test
    void importsFilesOfManyChunksAndGoesOnWhereAReplicaStopped() throws Exception {
        ImportFile file = new ImportFile(header);
        IntStream.range(0, 6000).forEach(n -> file.user("user" + n, Map.of("name", "n".repeat(40))));
        UserImportJobType job = jobs.create(pool);
        assertThat(file.upload(job.preSignedUrl()).statusCode()).isEqualTo(200);
        assertThat(jobs.start(job).status()).isEqualTo(UserImportJobStatusType.PENDING);

        jobs.step();
        assertThat(jobs.step()).isTrue();
        UserImportJobType part = jobs.describe(job);
        assertThat(part.status()).isEqualTo(UserImportJobStatusType.IN_PROGRESS);
        assertThat(part.importedUsers()).isBetween(500L, 5000L);
        assertThat(count("pool_user")).isEqualTo(part.importedUsers());
        jobs.work();

        assertThat(jobs.describe(job).importedUsers()).isEqualTo(6000);
        assertThat(count("pool_user")).isEqualTo(6000);
        assertThat(count("user_import_chunk")).isZero();
    }

    @Test
    void stopsAJob() throws Exception {
        UserImportJobType waiting = started(new ImportFile(header).user("ann"));
        UserImportJobType stopped = stop(waiting);
        assertThat(stopped.status()).isEqualTo(UserImportJobStatusType.STOPPED);
        assertThat(stopped.completionMessage()).isEqualTo("The Import Job was stopped by the developer.");

        UserImportJobType atWork = started(new ImportFile(header).user("ann"));
        jobs.step();
        assertThat(stop(atWork).status()).isEqualTo(UserImportJobStatusType.STOPPING);
        jobs.work();
        assertThat(jobs.describe(atWork).status()).isEqualTo(UserImportJobStatusType.STOPPED);
        assertThat(users.exists(pool, "ann")).isFalse();
        assertThat(count("user_import_chunk")).isZero();
        assertThatThrownBy(() -> stop(atWork)).isInstanceOf(PreconditionNotMetException.class);
        assertThatThrownBy(() -> jobs.start(atWork)).isInstanceOf(PreconditionNotMetException.class);
    }

    @Test
    void startsOneJobAtATimeAndOnlyWithAFile() throws Exception {
        UserImportJobType empty = jobs.create(pool);
        assertThatThrownBy(() -> jobs.start(empty)).isInstanceOf(PreconditionNotMetException.class);
        UserImportJobType first = started(new ImportFile(header).user("ann"));
        UserImportJobType second = jobs.create(pool);
        new ImportFile(header).user("bob").upload(second.preSignedUrl());

        assertThatThrownBy(() -> jobs.start(second))
                .isInstanceOf(PreconditionNotMetException.class)
                .hasMessageStartingWith("Only one import job can be active at a time per account.");
        jobs.work();
        assertThat(jobs.describe(first).status()).isEqualTo(UserImportJobStatusType.SUCCEEDED);
        jobs.start(second);
    }

    @Test
    void startsNoJobForAPoolThatVerifiesNothing() throws Exception {
        String careless = pools.pool(settings -> settings.autoVerifiedAttributes(List.<VerifiedAttributeType>of()))
                .id();
        UserImportJobType job = jobs.create(careless);
        new ImportFile(header).user("ann").upload(job.preSignedUrl());

        assertThatThrownBy(() -> jobs.start(job)).isInstanceOf(PreconditionNotMetException.class);
    }

    @Test
    void changesNoPoolWhileUsersAreImported() throws Exception {
        UserImportJobType job = started(new ImportFile(header).user("ann"));

        assertThatThrownBy(() -> idp.updateUserPool(request -> request.userPoolId(pool)))
                .isInstanceOf(UserImportInProgressException.class);
        assertThatThrownBy(() -> idp.deleteUserPool(request -> request.userPoolId(pool)))
                .isInstanceOf(UserImportInProgressException.class);
        assertThatThrownBy(() -> idp.addCustomAttributes(request -> request.userPoolId(pool)
                        .customAttributes(
                                attribute -> attribute.name("size").attributeDataType(AttributeDataType.STRING))))
                .isInstanceOf(UserImportInProgressException.class);
        jobs.work();
        assertThat(jobs.describe(job).status()).isEqualTo(UserImportJobStatusType.SUCCEEDED);
        idp.deleteUserPool(request -> request.userPoolId(pool));
    }

    @ParameterizedTest
    @CsvSource({"cognito:username", "'a,b'", "''"})
    void failsAJobWhoseHeaderIsNotThePools(String line) throws Exception {
        UserImportJobType job = jobs.create(pool);
        ImportFile.upload(job.preSignedUrl(), BodyPublishers.ofString(line + "\nann\n"));
        jobs.start(job);
        jobs.work();

        assertThat(jobs.describe(job).status()).isEqualTo(UserImportJobStatusType.FAILED);
        assertThat(jobs.describe(job).completionMessage())
                .isEqualTo("The header of the CSV file is not that of the user pool.");
    }

    @Test
    void expiresAJobThatNobodyStarts() throws Exception {
        UserImportJobType job = jobs.create(pool);
        new ImportFile(header).user("ann").upload(job.preSignedUrl());
        jobs.expire();
        assertThat(jobs.describe(job).status()).isEqualTo(UserImportJobStatusType.CREATED);

        clock.later(Duration.ofHours(25), jobs::expire);

        assertThat(jobs.describe(job).status()).isEqualTo(UserImportJobStatusType.EXPIRED);
        assertThat(count("user_import_chunk")).isZero();
        assertThatThrownBy(() -> jobs.start(job)).isInstanceOf(PreconditionNotMetException.class);
    }

    @Test
    void listsTheLatestJobsFirst() {
        List<String> created =
                IntStream.range(0, 3).mapToObj(n -> jobs.create(pool).jobId()).toList();

        var page = idp.listUserImportJobs(request -> request.userPoolId(pool).maxResults(2));
        var rest = idp.listUserImportJobs(
                request -> request.userPoolId(pool).maxResults(2).paginationToken(page.paginationToken()));

        assertThat(page.userImportJobs()).hasSize(2);
        assertThat(rest.paginationToken()).isNull();
        assertThat(List.of(
                        page.userImportJobs().get(0),
                        page.userImportJobs().get(1),
                        rest.userImportJobs().get(0)))
                .extracting(UserImportJobType::jobId)
                .containsExactlyInAnyOrderElementsOf(created);
        assertThatThrownBy(() -> idp.describeUserImportJob(
                        request -> request.userPoolId(pool).jobId("import-unknown")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private UserImportJobType started(ImportFile file) throws Exception {
        UserImportJobType job = jobs.create(pool);
        file.upload(job.preSignedUrl());
        jobs.start(job);
        return job;
    }

    private UserImportJobType stop(UserImportJobType job) {
        return idp.stopUserImportJob(request -> request.userPoolId(pool).jobId(job.jobId()))
                .userImportJob();
    }

    private List<String> log(UserImportJobType job) throws Exception {
        return SignedRest.get("/imports/" + pool + "/" + job.jobId() + "/log")
                .path("lines")
                .valueStream()
                .map(line -> line.asText())
                .toList();
    }

    private long count(String table) {
        return database.run("select count(*) from " + table + " where pool_id = $1", pool)
                .iterator()
                .next()
                .getLong(0);
    }
}
