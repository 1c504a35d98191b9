package io.kognita.sync;

/** Names a dataset: it belongs to one identity of one pool. */
record DatasetKey(String poolId, String identityId, String name) {

    /** What a sealed value of this dataset is bound to. */
    String context() {
        return String.join("/", poolId, identityId, name);
    }
}
