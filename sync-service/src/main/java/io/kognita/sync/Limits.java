package io.kognita.sync;

/** The quotas of Amazon Cognito Sync, and bounds for what it says nothing of. */
final class Limits {

    static final int DATASETS = 20;
    static final int RECORDS = 1024;
    /** Bytes of keys and values in a dataset. */
    static final long STORAGE = 1 << 20;
    /** Removed records that a dataset remembers, for devices which have not heard of them. */
    static final int REMOVALS = 1024;
    /** Deleted datasets that are remembered of an identity. */
    static final int DELETIONS = 100;
    /** Items of a page, when a request asks for none or for more. */
    static final int PAGE = 1024;

    private Limits() {}

    /** The page size for a request. */
    static int page(Integer asked) {
        return asked == null ? PAGE : Math.min(asked, PAGE);
    }
}
