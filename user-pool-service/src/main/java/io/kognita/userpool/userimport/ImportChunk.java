package io.kognita.userpool.userimport;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** Some whole lines of an uploaded file, sealed. */
@Entity(name = "UserImportChunk")
@Table(name = "user_import_chunk")
@IdClass(ImportChunk.Key.class)
class ImportChunk {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    @Column(name = "job_id")
    private String jobId;

    @Id
    private UUID upload;

    @Id
    private int number;

    @Column(name = "first_line")
    private int firstLine;

    private byte[] lines;

    /** A chunk's key begins with its pool. */
    record Key(String poolId, String jobId, UUID upload, int number) {}

    protected ImportChunk() {}

    Key key() {
        return new Key(poolId, jobId, upload, number);
    }

    /** Number of the first line in the file, whose header is line 1. */
    int firstLine() {
        return firstLine;
    }

    byte[] sealedLines() {
        return lines;
    }
}
