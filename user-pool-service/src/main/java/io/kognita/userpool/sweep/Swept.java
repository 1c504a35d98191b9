package io.kognita.userpool.sweep;

import java.time.Duration;

/** Keeps a table whose rows count for nothing once their time is over. */
public interface Swept {

    Leftovers leftovers();

    /**
     * Rows that nobody asks for any more.
     *
     * @param key columns of the primary key, separated by commas
     * @param end column that says when a row's time is over
     * @param kept how long a row stays after that
     */
    record Leftovers(String table, String key, String end, Duration kept) {

        /** Deletes rows that ended before {@code $1}, at most {@code $2}, and none that another replica is at. */
        String deletion() {
            return "delete from %1$s where (%2$s) in (select %2$s from %1$s where %3$s < $1 limit $2 for update skip locked)"
                    .formatted(table, key, end);
        }
    }
}
