package io.kognita.userpool.limit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The limit of a category that was set for this deployment. */
@Entity
@Table(name = "provisioned_limit")
class ProvisionedLimit {

    @Id
    private String category;

    /** Requests a second. */
    private int requests;

    protected ProvisionedLimit() {}

    int requests() {
        return requests;
    }
}
