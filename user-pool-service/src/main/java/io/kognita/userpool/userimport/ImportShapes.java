package io.kognita.userpool.userimport;

import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;

/** Import jobs in AWS's shape. */
@Singleton
class ImportShapes {

    private final UploadUrls urls;

    ImportShapes(UploadUrls urls) {
        this.urls = urls;
    }

    UserImportJobType job(ImportJob job) {
        return UserImportJobType.builder()
                .jobName(job.name())
                .jobId(job.id())
                .userPoolId(job.poolId())
                .preSignedUrl(urls.of(job))
                .creationDate(job.createdAt())
                .startDate(job.startedAt())
                .completionDate(job.completedAt())
                .status(job.status())
                .cloudWatchLogsRoleArn(job.roleArn())
                .importedUsers(job.imported())
                .skippedUsers(job.skipped())
                .failedUsers(job.failed())
                .completionMessage(job.message())
                .passwordHashingAlgorithm(job.hashAlgorithm().orElse(null))
                .build();
    }
}
