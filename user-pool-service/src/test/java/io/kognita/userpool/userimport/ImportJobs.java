package io.kognita.userpool.userimport;

import io.kognita.userpool.Idp;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;

/** Import jobs as an operator runs them. */
@Singleton
public class ImportJobs {

    static final String ROLE = "arn:aws:iam::000000000000:role/CognitoCloudWatchLogsRole";

    private final ImportWork work;
    private final CognitoIdentityProviderClient idp = Idp.client();

    ImportJobs(ImportWork work) {
        this.work = work;
    }

    UserImportJobType create(String pool) {
        return idp.createUserImportJob(
                        request -> request.userPoolId(pool).jobName("A job").cloudWatchLogsRoleArn(ROLE))
                .userImportJob();
    }

    UserImportJobType start(UserImportJobType job) {
        return idp.startUserImportJob(
                        request -> request.userPoolId(job.userPoolId()).jobId(job.jobId()))
                .userImportJob();
    }

    UserImportJobType describe(UserImportJobType job) {
        return idp.describeUserImportJob(
                        request -> request.userPoolId(job.userPoolId()).jobId(job.jobId()))
                .userImportJob();
    }

    List<String> header(String pool) {
        return idp.getCSVHeader(request -> request.userPoolId(pool)).csvHeader();
    }

    /** Imports a file from its upload to the end of the job. */
    UserImportJobType run(String pool, ImportFile file) throws Exception {
        return run(pool, file.text());
    }

    /** As {@link #run(String, ImportFile)}, of a file from elsewhere. */
    public UserImportJobType run(String pool, String csv) throws Exception {
        UserImportJobType job = create(pool);
        if (ImportFile.upload(job.preSignedUrl(), BodyPublishers.ofString(csv)).statusCode() != 200) {
            throw new IllegalStateException("the file was refused");
        }
        start(job);
        work();
        return describe(job);
    }

    /** Works until nothing is left, as the scheduler has it done. */
    void work() {
        await(work::run);
    }

    /** Works on one chunk, as any replica would. */
    boolean step() {
        return await(work::step);
    }

    void expire() {
        await(work::expire);
    }

    private static <T> T await(java.util.function.Supplier<io.smallrye.mutiny.Uni<T>> action) {
        try {
            return VertxContextSupport.subscribeAndAwait(action);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
