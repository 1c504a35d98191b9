package io.kognita.userpool.group;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The groups of one user as tokens state them.
 *
 * @param names of the groups, the one that takes precedence first
 * @param roles of the groups, in the same order and each once
 * @param preferredRole the role of the group that takes precedence; empty when several of equal precedence differ in it
 */
public record Membership(List<String> names, List<String> roles, Optional<String> preferredRole) {

    private static final Comparator<Group> BY_PRECEDENCE =
            Comparator.<Group>comparingLong(group -> rank(group.precedence())).thenComparing(Group::name);

    public Membership {
        names = List.copyOf(names);
        roles = List.copyOf(roles);
        Objects.requireNonNull(preferredRole);
    }

    static Membership of(List<Group> groups) {
        List<Group> ordered = groups.stream().sorted(BY_PRECEDENCE).toList();
        return new Membership(
                ordered.stream().map(Group::name).toList(),
                ordered.stream()
                        .flatMap(group -> group.roleArn().stream())
                        .distinct()
                        .toList(),
                preferredRole(ordered.stream()
                        .filter(group -> group.roleArn().isPresent())
                        .toList()));
    }

    /** A group without a role has none to prefer, so it does not stand in the way of others. */
    private static Optional<String> preferredRole(List<Group> withRole) {
        List<String> candidates = withRole.stream()
                .filter(group ->
                        rank(group.precedence()) == rank(withRole.getFirst().precedence()))
                .flatMap(group -> group.roleArn().stream())
                .distinct()
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    private static long rank(OptionalInt precedence) {
        return precedence.isPresent() ? precedence.getAsInt() : Long.MAX_VALUE;
    }
}
