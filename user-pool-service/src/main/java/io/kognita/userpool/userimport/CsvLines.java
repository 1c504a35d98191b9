package io.kognita.userpool.userimport;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CSV as AWS documents it for users: no quotes, a backslash before a comma that belongs to a value, and white space around a
 * value that does not. Each line is read by itself, so that none can swallow the next one.
 */
public final class CsvLines {

    private static final ObjectReader READER = new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.TRIM_SPACES)
            .with(CsvSchema.emptySchema().withEscapeChar('\\').withoutQuoteChar());

    private CsvLines() {}

    /** The fields of a line; empty when it cannot be read. */
    static Optional<List<String>> fields(String line) {
        try (MappingIterator<String[]> rows = READER.readValues(line)) {
            return rows.hasNextValue() ? Optional.of(List.of(rows.nextValue())) : Optional.of(List.of());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Fields as a line, with its end. */
    public static String line(Stream<String> fields) {
        return fields.map(CsvLines::escaped).collect(Collectors.joining(",", "", "\n"));
    }

    /** Jackson escapes only within quotes, which these files do not have. */
    private static String escaped(String field) {
        return field.replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
