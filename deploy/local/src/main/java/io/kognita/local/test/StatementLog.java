package io.kognita.local.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the server of {@link PostgresResource} is asked, word for word: counted there, nothing that a library does is missed. */
public final class StatementLog {

    /** The number is that of the server's process, which is that of the connection. */
    private static final Pattern ENTRY = Pattern.compile(
            "\\[(\\d+)\\] LOG:  (?:statement|execute [^:]+): (.*?)(?=\\n\\d{4}-\\d\\d-\\d\\d |\\z)", Pattern.DOTALL);

    /** How the relay of the outbox, which works whatever a test does, goes on after its {@code BEGIN}. */
    private static final String RELAY = "select pg_try_advisory_xact_lock";

    private static final int PATIENCE = 200;

    private StatementLog() {}

    /** The statements that come while something runs, in their order, {@code BEGIN} and {@code COMMIT} among them. */
    public static List<String> during(Runnable work) {
        try (Connection connection = PostgresResource.server().connect("postgres");
                Statement statement = connection.createStatement()) {
            set(statement, "'all'");
            try {
                String from = mark(statement);
                work.run();
                return between(from, mark(statement));
            } finally {
                set(statement, "default");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(Statement statement, String value) throws SQLException {
        statement.execute("alter system set log_statement = " + value);
        statement.execute("select pg_reload_conf()");
    }

    /** Writes a mark into the log; the server's processes take a moment to hear of a new setting. */
    private static String mark(Statement statement) throws SQLException, IOException {
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            String mark = UUID.randomUUID().toString();
            statement.execute("select '" + mark + "', pg_sleep(0.05)");
            if (log().contains(mark)) {
                return mark;
            }
        }
        throw new IllegalStateException("the server logs no statements");
    }

    private static List<String> between(String from, String to) throws IOException {
        String log = log();
        String window = log.substring(log.lastIndexOf(from), log.lastIndexOf(to));
        return withoutRelay(
                ENTRY.matcher(window).results().map(StatementLog::asked).toList());
    }

    /** One statement and the connection it came by. */
    private record Asked(String connection, String sql) {}

    private static Asked asked(MatchResult entry) {
        return new Asked(entry.group(1), entry.group(2).replaceAll("\\s+", " ").strip());
    }

    private static List<String> withoutRelay(List<Asked> all) {
        List<String> kept = new ArrayList<>();
        Set<String> relaying = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            Asked asked = all.get(i);
            if (asked.sql().equals("BEGIN") && next(all, i).startsWith(RELAY)) {
                relaying.add(asked.connection());
            }
            if (!relaying.contains(asked.connection()) && !isIdle(asked.sql())) {
                kept.add(asked.sql());
            }
            if (asked.sql().equals("COMMIT") || asked.sql().equals("ROLLBACK")) {
                relaying.remove(asked.connection());
            }
        }
        return kept;
    }

    /** The marks, of the first of which only its end is in the window, questions whether a connection lives, and the sweep. */
    private static boolean isIdle(String sql) {
        return sql.startsWith("select '")
                || sql.contains("pg_sleep(")
                || sql.equalsIgnoreCase("select 1")
                || sql.contains("for update skip locked");
    }

    /** What came next by the same connection. */
    private static String next(List<Asked> all, int before) {
        return all.subList(before + 1, all.size()).stream()
                .filter(later -> later.connection().equals(all.get(before).connection()))
                .map(Asked::sql)
                .findFirst()
                .orElse(RELAY);
    }

    private static String log() throws IOException {
        Path file = PostgresResource.server().data().resolve("server.log");
        return Files.readString(file);
    }
}
