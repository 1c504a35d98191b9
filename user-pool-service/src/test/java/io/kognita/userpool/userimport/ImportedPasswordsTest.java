package io.kognita.userpool.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestDatabase;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.kognita.userpool.srp.PureModularPower;
import io.kognita.userpool.srp.SrpVerifier;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Users who bring their passwords along sign in with them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportedPasswordsTest {

    private static final String PASSWORD = "Corr3ct-horse é";
    private static final String BCRYPT = "$2b$05$FwFLD9F9f/9m2joWkS1UmuFSWYjsKUmdACyHb3EnoGlglxM.Drg0a";
    private static final String COSTLY = "$2b$31$FwFLD9F9f/9m2joWkS1UmuFSWYjsKUmdACyHb3EnoGlglxM.Drg0a";
    private static final String FIREBASE = "$firebase$42xEC+ixf3L2lw==$"
            + "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestDatabase database;

    @Inject
    ImportJobs jobs;

    private final CognitoIdentityProviderClient idp = Idp.client();
    private String pool;
    private SignIns signIns;

    @BeforeEach
    void aPool() {
        pool = pools.pool(settings -> settings).id();
        signIns = new SignIns(
                pool,
                pools.client(
                        pool,
                        settings -> settings.explicitAuthFlowsWithStrings(
                                "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BCRYPT,
                "$scrypt$ln=10,r=8,p=2$yVlLydmbk9K6NwZASGmNsQ$vYTWfRg2/d3/32zVADOhgn5q7eki3GVoljbvwR6Sux8",
                "pbkdf2_sha256$1500$seasalt12$wBtdEcBzsTzDFUtuPQF1awtzlPeL0bF62ipgwtPWnPg=",
                "$argon2i$v=19$m=256,t=2,p=2$c29tZXNhbHQxMjM0NTY3OA$ZV76bclGObXwLpIlIfECu1BJ0782b9Va"
            })
    void signInAndAreHashedAsTheDeploymentDoesFromThenOn(String hash) throws Exception {
        UserImportJobType job = imported("ann", hash);
        assertThat(job.importedUsers()).isEqualTo(1);
        assertThat(users.status(pool, "ann")).isEqualTo(UserStatusType.CONFIRMED);

        assertThatThrownBy(() -> signIns.tokens("ann", "Wr0ng-horse")).isInstanceOf(NotAuthorizedException.class);
        assertThat(hashOf("ann")).isEqualTo(hash);
        assertThat(signIns.tokens("ann", PASSWORD).accessToken()).isNotNull();

        assertThat(hashOf("ann")).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
        assertThat(signIns.tokens("ann", PASSWORD).accessToken()).isNotNull();
        assertThat(signIns.srp("ann", PASSWORD).authenticationResult()).isNotNull();
    }

    @Test
    void needNoAddressToSetAPassword() throws Exception {
        UserImportJobType job = jobs.run(
                pool, file().user("ann", Map.of("kognita:password_hash", escaped(BCRYPT), "email_verified", "FALSE")));

        assertThat(job.importedUsers()).isEqualTo(1);
    }

    @Test
    void comeFromFirebase() throws Exception {
        assertThat(imported("early", FIREBASE).failedUsers()).isEqualTo(1);
        assertThat(project("""
                {"signerKey":"jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==",
                "saltSeparator":"Bw==","rounds":8,"memoryCost":14}""")).isEqualTo(204);
        assertThat(imported("ann", FIREBASE).importedUsers()).isEqualTo(1);

        assertThat(hashOf("ann")).doesNotContain("jxspr8Ki");
        assertThat(database.run("select parameters from firebase_project where pool_id = $1", pool)
                        .iterator()
                        .next()
                        .getString(0))
                .doesNotContain("jxspr8Ki");
        assertThat(signIns.tokens("ann", "user1password").accessToken()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"signerKey\":\"AAAA\",\"saltSeparator\":\"Bw==\",\"rounds\":8,\"memoryCost\":14}",
                "{\"signerKey\":\"AAAAAAAAAAAAAAAAAAAAAAAA\",\"saltSeparator\":\"Bw==\",\"rounds\":8,\"memoryCost\":31}",
                "{}",
                "no json"
            })
    void comeFromNoProjectThatIsNone(String project) throws Exception {
        assertThat(project(project)).isEqualTo(400);
    }

    @Test
    void signInBySrpAndByPasswordWithAVerifier() throws Exception {
        SrpVerifier verifier =
                SrpVerifier.of(pool.substring(pool.indexOf('_') + 1), "ann", PASSWORD, new PureModularPower());
        String value = verifier.value().toString(16);
        UserImportJobType job = jobs.run(
                pool,
                file().user(
                                "ann",
                                Map.of("kognita:srp_salt", verifier.salt().toString(16), "kognita:srp_verifier", value))
                        .user("none", Map.of("kognita:srp_verifier", value))
                        .user("zero", Map.of("kognita:srp_salt", "1", "kognita:srp_verifier", "0"))
                        .user(
                                "other",
                                Map.of(
                                        "kognita:srp_salt", "1",
                                        "kognita:srp_verifier", value,
                                        "kognita:srp_pool", "elsewhere")));
        assertThat(job.importedUsers()).isEqualTo(1);
        assertThat(job.failedUsers()).isEqualTo(3);
        assertThat(hashOf("ann")).doesNotContain(value);

        assertThat(signIns.srp("ann", PASSWORD).authenticationResult()).isNotNull();
        assertThatThrownBy(() -> signIns.tokens("ann", "Wr0ng-horse")).isInstanceOf(NotAuthorizedException.class);
        String token = signIns.tokens("ann", PASSWORD).accessToken();
        assertThat(hashOf("ann")).startsWith("$argon2id$");
        assertThatThrownBy(() -> idp.changePassword(request -> request.accessToken(token)
                        .previousPassword("Wr0ng-horse")
                        .proposedPassword("An0ther-horse")))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void failWhereTheirHashIsTooCostlyOrUnknownOrOfAnotherAlgorithm() throws Exception {
        assertThat(imported("costly", COSTLY).failedUsers()).isEqualTo(1);
        assertThat(imported("plain", PASSWORD).failedUsers()).isEqualTo(1);
        UserImportJobType job = idp.createUserImportJob(request -> request.userPoolId(pool)
                        .jobName("A job")
                        .cloudWatchLogsRoleArn(ImportJobs.ROLE)
                        .passwordHashingAlgorithm("SCRYPT"))
                .userImportJob();
        file().user("ann", Map.of("kognita:password_hash", escaped(BCRYPT))).upload(job.preSignedUrl());
        jobs.start(job);
        jobs.work();

        assertThat(jobs.describe(job).failedUsers()).isEqualTo(1);
        assertThat(jobs.describe(job).passwordHashingAlgorithmAsString()).isEqualTo("SCRYPT");
        List<String> log = SignedRest.get("/imports/" + pool + "/" + job.jobId() + "/log")
                .path("lines")
                .valueStream()
                .map(line -> line.asText())
                .toList();
        assertThat(log)
                .containsExactly("[FAILED] Line Number 2 - The password hash is not of the algorithm of the job.");
    }

    private UserImportJobType imported(String username, String hash) throws Exception {
        return jobs.run(pool, file().user(username, Map.of("kognita:password_hash", escaped(hash))));
    }

    private ImportFile file() {
        return new ImportFile(
                jobs.header(pool),
                "kognita:password_hash",
                "kognita:srp_salt",
                "kognita:srp_verifier",
                "kognita:srp_pool");
    }

    private static String escaped(String value) {
        return value.replace(",", "\\,");
    }

    private int project(String json) throws Exception {
        return SignedRest.call(SdkHttpMethod.PUT, "/imports/" + pool + "/firebase/project", json)
                .status();
    }

    private String hashOf(String username) {
        return users.stored(pool, username).passwordHash().orElseThrow().phc();
    }
}
