package io.kognita.userpool.userimport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The values of one row by column, empty ones left out. */
final class UserRecord {

    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Reads a row.
     *
     * @throws RowRefused when it does not have the header's columns
     */
    UserRecord(FileHeader header, String line) {
        if (line.length() > LineSplitter.LONGEST_LINE) {
            throw new RowRefused("The row is longer than " + LineSplitter.LONGEST_LINE + " characters.");
        }
        List<String> columns = header.columns();
        List<String> fields = CsvLines.fields(line).orElseThrow(() -> new RowRefused("The row cannot be parsed."));
        if (fields.size() != columns.size()) {
            throw new RowRefused("The row does not have as many columns as the header.");
        }
        for (int column = 0; column < columns.size(); column++) {
            if (!fields.get(column).isEmpty()) {
                values.put(columns.get(column), fields.get(column));
            }
        }
    }

    /** Takes a value out of the record. */
    Optional<String> take(String column) {
        return Optional.ofNullable(values.remove(column));
    }

    /** Takes a value out that there must be. */
    String required(String column) {
        return take(column).orElseThrow(() -> new RowRefused("The User Record does not set " + column + "."));
    }

    /** Takes a flag out, which may be written in capitals. */
    Optional<Boolean> flag(String column) {
        return take(column).map(value -> switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new RowRefused("The value of " + column + " is neither true nor false.");
        });
    }

    /** What has not been taken. */
    Map<String, String> rest() {
        return values;
    }
}
