package io.kognita.sync;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Names a dataset: it belongs to one identity of one pool. */
@Embeddable
record DatasetKey(
        @Column(name = "pool_id") String poolId,
        @Column(name = "identity_id") String identityId,
        String name) {

    /** What a sealed value of this dataset is bound to. */
    String context() {
        return String.join("/", poolId, identityId, name);
    }
}
