package io.kognita.userpool.userimport;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHashingAlgorithmType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;

/** A job that imports the users of one file. */
@Entity(name = "UserImportJob")
@Table(name = "user_import_job")
@IdClass(ImportJob.Key.class)
class ImportJob {

    /** How long a file may be uploaded, as AWS documents it. */
    static final Duration UPLOAD_TIME = Duration.ofMinutes(15);

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private String id;

    private String name;

    @Column(name = "role_arn")
    private String roleArn;

    @Column(name = "hash_algorithm")
    private String hashAlgorithm;

    private String status;

    /** Names the chunks of the file that counts; an earlier file's are not read any more. */
    private UUID upload;

    /** First line of the file; null until all of it has come. */
    private String header;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "completed_at")
    private Instant completedAt;

    private String message;
    private long imported;
    private long skipped;
    private long failed;

    /** Attempts at the next chunk that failed. */
    private int tries;

    /** A job's key begins with its pool. */
    record Key(String poolId, String id) {}

    protected ImportJob() {}

    ImportJob(Key key, String name, String roleArn, PasswordHashingAlgorithmType algorithm, Instant now) {
        this.poolId = key.poolId();
        this.id = key.id();
        this.name = name;
        this.roleArn = roleArn;
        this.hashAlgorithm = algorithm == null ? null : algorithm.toString();
        this.status = UserImportJobStatusType.CREATED.toString();
        this.createdAt = now;
    }

    /** A file begins to come in; one that came before counts no more. */
    void receive(UUID newUpload) {
        upload = newUpload;
        header = null;
    }

    void received(String headerLine) {
        header = headerLine;
    }

    void start(Instant now) {
        status = UserImportJobStatusType.PENDING.toString();
        startedAt = now;
    }

    void become(UserImportJobStatusType changed) {
        status = changed.toString();
    }

    void finish(UserImportJobStatusType end, String why, Instant now) {
        become(end);
        message = why;
        completedAt = now;
    }

    void count(long moreImported, long moreSkipped, long moreFailed) {
        imported += moreImported;
        skipped += moreSkipped;
        failed += moreFailed;
        tries = 0;
    }

    int tried() {
        return ++tries;
    }

    boolean is(UserImportJobStatusType asked) {
        return status().equals(asked);
    }

    /** True while a file may be uploaded. */
    boolean takesFile(Instant now) {
        return is(UserImportJobStatusType.CREATED) && now.isBefore(uploadEnds());
    }

    Instant uploadEnds() {
        return createdAt.plus(UPLOAD_TIME);
    }

    String poolId() {
        return poolId;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String roleArn() {
        return roleArn;
    }

    Optional<PasswordHashingAlgorithmType> hashAlgorithm() {
        return Optional.ofNullable(hashAlgorithm).map(PasswordHashingAlgorithmType::fromValue);
    }

    UserImportJobStatusType status() {
        return UserImportJobStatusType.fromValue(status);
    }

    UUID upload() {
        return upload;
    }

    Optional<String> header() {
        return Optional.ofNullable(header);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant completedAt() {
        return completedAt;
    }

    String message() {
        return message;
    }

    long imported() {
        return imported;
    }

    long skipped() {
        return skipped;
    }

    long failed() {
        return failed;
    }
}
