package io.kognita.userpool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the messages that are queued in the outbox, as the courier would. */
@Singleton
public class TestMail {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private final Sealer sealer;

    TestMail(Sealer sealer) {
        this.sealer = sealer;
    }

    /** A queued message. */
    public record Mail(String channel, String subject, String body) {}

    /** Messages to an address, oldest first. */
    public List<Mail> to(String address) {
        return rows(
                        "select cast(id as text), cast(data as text) from outbox where topic = 'kognita.messages'"
                                + " and data ->> 'to' = :value order by time",
                        address)
                .stream()
                .map(row -> opened((String) row[0], json((String) row[1])))
                .toList();
    }

    /** All that the latest message to an address holds. */
    public JsonNode latest(String address) {
        Object[] row = rows(
                        "select cast(id as text), cast(data as text) from outbox where topic = 'kognita.messages'"
                                + " and data ->> 'to' = :value order by time",
                        address)
                .getLast();
        return content((String) row[0], json((String) row[1]));
    }

    /** Calls that are queued for a function which delivers messages, oldest first. */
    public List<JsonNode> calls(String functionArn) {
        return rows(
                        "select cast(id as text), cast(data as text) from outbox where topic = 'kognita.messages'"
                                + " and data ->> 'channel' = 'FUNCTION' and data ->> 'to' = :value order by time",
                        functionArn)
                .stream()
                .map(row -> content((String) row[0], json((String) row[1])))
                .toList();
    }

    /** The code in the latest message to an address. */
    public String code(String address) {
        Matcher code = CODE.matcher(to(address).getLast().body());
        if (!code.find()) {
            throw new IllegalStateException("no code in the message");
        }
        return code.group();
    }

    /** Types of the events about a user, oldest first. */
    public List<String> facts(String sub) {
        return rows(
                        "select type, cast(data as text) from outbox where topic = 'kognita.users' and key = :value"
                                + " order by time",
                        sub)
                .stream()
                .map(row -> (String) row[0])
                .toList();
    }

    /** Everything in the outbox, as whoever reads the database or Kafka sees it. */
    public String everything() {
        return rows("select type, cast(data as text) from outbox where :value = ''", "").stream()
                .map(row -> row[0] + " " + row[1])
                .reduce("", (all, row) -> all + row + "\n");
    }

    private static List<Object[]> rows(String sql, String value) {
        return TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("value", value)
                        .getResultList()));
    }

    private Mail opened(String id, JsonNode data) {
        JsonNode letter = content(id, data);
        return new Mail(
                data.get("channel").textValue(),
                letter.get("subject").textValue(),
                letter.get("body").textValue());
    }

    private JsonNode content(String id, JsonNode data) {
        byte[] content =
                sealer.openText("message", data.get("sealed").textValue(), id).orElseThrow();
        return json(new String(content, StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
