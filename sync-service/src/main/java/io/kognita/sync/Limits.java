package io.kognita.sync;

/** The quotas of Amazon Cognito Sync. */
final class Limits {

    static final int DATASETS = 20;
    static final int RECORDS = 1024;
    /** Bytes of keys and values in a dataset. */
    static final long STORAGE = 1 << 20;
    /** Items of a page, when a request asks for none or for more. */
    static final int PAGE = 1024;

    private Limits() {}

    /** The page size for a request. */
    static int page(Integer asked) {
        return asked == null ? PAGE : Math.min(asked, PAGE);
    }
}
