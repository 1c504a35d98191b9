package io.kognita.wire.aws;

/** Who may call an operation. An operation that declares nothing is {@link #IAM}: closed, not open. */
public enum Access {
    /** Signed with AWS Signature Version 4 by a key of this deployment. */
    IAM,
    /** Unsigned: the operation itself authenticates by client id and secret hash, session or access token. */
    CLIENT
}
