package io.kognita.userpool.userimport;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.StandardAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns of a file of users.
 *
 * @param columns in the file's order
 */
public record FileHeader(List<String> columns) {

    public static final String USERNAME = "cognito:username";
    public static final String MFA_ENABLED = "cognito:mfa_enabled";

    /** What each pool sets itself. */
    private static final Set<String> NOT_IMPORTED = Set.of(StandardAttributes.SUB, "identities");

    public FileHeader {
        columns = List.copyOf(columns);
    }

    /** The columns that AWS asks for, in the order in which it names them. */
    public static List<String> required(Pool pool) {
        return Stream.concat(
                        pool.schema().names().stream().filter(name -> !NOT_IMPORTED.contains(name)),
                        Stream.of(MFA_ENABLED, USERNAME))
                .toList();
    }

    /** True when a file brings passwords along, so that its users need no address to set one. */
    static boolean bringsPasswords(String line) {
        List<String> columns = CsvLines.fields(line).orElse(List.of());
        return columns.contains(ExtraColumns.PASSWORD_HASH) || columns.contains(ExtraColumns.SRP_VERIFIER);
    }

    /** Reads the first line of a file; empty when it is not one for the pool. */
    static Optional<FileHeader> of(Pool pool, String line) {
        List<String> required = required(pool);
        return CsvLines.fields(line)
                .filter(columns -> columns.containsAll(required))
                .filter(columns -> new HashSet<>(columns).size() == columns.size())
                .filter(columns -> columns.stream()
                        .allMatch(column -> required.contains(column) || ExtraColumns.ALL.contains(column)))
                .map(FileHeader::new);
    }
}
