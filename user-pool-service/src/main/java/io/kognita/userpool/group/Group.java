package io.kognita.userpool.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** A group of a pool's users. */
@Entity(name = "UserGroup")
@Table(name = "user_group")
@IdClass(Group.Key.class)
class Group {

    @Id
    @Column(name = "pool_id")
    private String poolId;

    @Id
    private String name;

    private String description;

    @Column(name = "role_arn")
    private String roleArn;

    private Integer precedence;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    /** A group's key begins with its pool. */
    record Key(String poolId, String name) {}

    protected Group() {}

    Group(String poolId, String name, Instant now) {
        this.poolId = poolId;
        this.name = name;
        this.createdAt = now;
        this.modifiedAt = now;
    }

    /** Changes what is given; null leaves a property as it is. */
    void change(String description, String roleArn, Integer precedence, Instant now) {
        this.description = description == null ? this.description : description;
        this.roleArn = roleArn == null ? this.roleArn : roleArn;
        this.precedence = precedence == null ? this.precedence : precedence;
        this.modifiedAt = now;
    }

    String poolId() {
        return poolId;
    }

    String name() {
        return name;
    }

    Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /** The role that members take in an identity pool. */
    Optional<String> roleArn() {
        return Optional.ofNullable(roleArn);
    }

    /** Zero goes before every other number; a group without one comes last. */
    OptionalInt precedence() {
        return precedence == null ? OptionalInt.empty() : OptionalInt.of(precedence);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }
}
