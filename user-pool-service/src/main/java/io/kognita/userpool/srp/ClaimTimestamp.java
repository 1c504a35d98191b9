package io.kognita.userpool.srp;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.DAY_OF_WEEK;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code TIMESTAMP} of a password claim: {@code EEE MMM d HH:mm:ss UTC yyyy} in English, whatever locale the server has.
 */
public final class ClaimTimestamp {

    private static final int MAX_LENGTH = 28;

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendText(DAY_OF_WEEK, names("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
            .appendLiteral(' ')
            .appendText(
                    MONTH_OF_YEAR,
                    names("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"))
            .appendLiteral(' ')
            .appendValue(DAY_OF_MONTH, 1, 2, SignStyle.NOT_NEGATIVE)
            .appendPattern(" HH:mm:ss 'UTC' uuuu")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private ClaimTimestamp() {}

    /** Reads a timestamp; empty when it has another form or its weekday is not the date's. */
    public static Optional<Instant> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text, FORMAT).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Writes a moment as clients do. */
    public static String format(Instant moment) {
        return FORMAT.format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }

    private static Map<Long, String> names(String... names) {
        Map<Long, String> numbered = new HashMap<>();
        List.of(names).forEach(name -> numbered.put(numbered.size() + 1L, name));
        return numbered;
    }
}
