package io.kognita.userpool.userimport;

import io.kognita.userpool.user.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rows of one chunk came to.
 *
 * @param users by the number of their line
 */
record Batch(Map<Integer, User> users, List<LogLine> failures) {

    List<User> all() {
        return List.copyOf(users.values());
    }

    List<User> added(Set<UUID> ids) {
        return users.values().stream().filter(user -> ids.contains(user.sub())).toList();
    }

    /** Lines for the log, when it is known who was added. */
    List<LogLine> log(Set<UUID> ids) {
        return Stream.concat(failures.stream(), skipped(ids)).collect(Collectors.toUnmodifiableList());
    }

    private Stream<LogLine> skipped(Set<UUID> ids) {
        return users.entrySet().stream()
                .filter(line -> !ids.contains(line.getValue().sub()))
                .map(line -> LogLine.alreadyThere(line.getKey()));
    }
}
