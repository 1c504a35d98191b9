package io.kognita.userpool.admin;

import io.kognita.userpool.user.User;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * One page of a pool's users as a statement: in order of their ids, or of what a prefix is matched against, and going on
 * after the last key of the page before. Each form reads an index in its order, so a page costs the same at any size.
 */
final class UserPage {

    /** Sorts behind every text that begins with the same characters. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final StringBuilder sql = new StringBuilder("select * from pool_user where pool_id = :pool");
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final boolean byPrefix;
    private final String column;

    UserPage(String poolId, Optional<UserFilter> filter) {
        parameters.put("pool", poolId);
        byPrefix = filter.filter(given -> given.prefix() && given.kind() == UserFilter.Kind.TEXT)
                .isPresent();
        column = filter.map(UserFilter::column).orElse("sub");
        filter.ifPresent(this::where);
    }

    /** The key after which the next page begins. */
    String[] key(User last, Optional<UserFilter> filter) {
        String value = byPrefix ? valueOf(last, filter.orElseThrow()) : "";
        return new String[] {
            last.sub().toString(), Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))
        };
    }

    void after(List<String> key) {
        parameters.put("lastSub", UUID.fromString(key.getFirst()));
        if (byPrefix) {
            parameters.put("lastValue", new String(Base64.getDecoder().decode(key.getLast()), StandardCharsets.UTF_8));
            sql.append(" and (").append(column).append(", sub) > (:lastValue, :lastSub)");
        } else {
            sql.append(" and sub > :lastSub");
        }
    }

    Mutiny.SelectionQuery<User> query(Mutiny.Session session, int limit) {
        sql.append(byPrefix ? " order by " + column + ", sub" : " order by sub").append(" limit :limit");
        parameters.put("limit", limit);
        Mutiny.SelectionQuery<User> query = session.createNativeQuery(sql.toString(), User.class);
        parameters.forEach(query::setParameter);
        return query;
    }

    private void where(UserFilter filter) {
        switch (filter.kind()) {
            case TEXT -> text(filter);
            case USER_STATUS -> among(statuses(filter));
            case ENABLED -> enabled(filter);
            case SUB -> subs(filter);
        }
    }

    private void text(UserFilter filter) {
        parameters.put("value", filter.value());
        if (filter.prefix()) {
            parameters.put("end", filter.value() + LAST);
            sql.append(" and ")
                    .append(column)
                    .append(" >= :value and ")
                    .append(column)
                    .append(" < :end");
        } else {
            sql.append(" and ").append(column).append(" = :value");
        }
    }

    private void among(List<String> statuses) {
        if (statuses.isEmpty()) {
            nothing();
        } else {
            parameters.put("statuses", statuses);
            sql.append(" and status in (:statuses)");
        }
    }

    private void enabled(UserFilter filter) {
        List<Boolean> states = Stream.of(true, false)
                .filter(state -> matches(filter, state ? "Enabled" : "Disabled"))
                .toList();
        if (states.isEmpty()) {
            nothing();
        } else if (states.size() == 1) {
            parameters.put("enabled", states.getFirst());
            sql.append(" and enabled = :enabled");
        }
    }

    /** Ids in their one spelling; a prefix of it is a range of ids. */
    private void subs(UserFilter filter) {
        String value = filter.value();
        String spelling = "00000000-0000-0000-0000-000000000000";
        if (!value.matches("[0-9a-f-]{0,36}") || (!filter.prefix() && value.length() < spelling.length())) {
            nothing();
            return;
        }
        String low = value + spelling.substring(value.length());
        String high = value + spelling.replace('0', 'f').substring(value.length());
        if (!low.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            nothing();
            return;
        }
        parameters.put("low", UUID.fromString(low));
        parameters.put("high", UUID.fromString(high));
        sql.append(" and sub between :low and :high");
    }

    private void nothing() {
        sql.append(" and false");
    }

    /** Upper and lower case are the same in a status. */
    private static List<String> statuses(UserFilter filter) {
        UserFilter upper = new UserFilter(
                filter.kind(),
                filter.attribute(),
                filter.column(),
                filter.prefix(),
                filter.value().toUpperCase(Locale.ROOT));
        return UserStatusType.knownValues().stream()
                .map(UserStatusType::name)
                .filter(status -> matches(upper, status))
                .toList();
    }

    private static boolean matches(UserFilter filter, String text) {
        return filter.prefix() ? text.startsWith(filter.value()) : text.equals(filter.value());
    }

    private static String valueOf(User user, UserFilter filter) {
        return filter.attribute().equals("username")
                ? user.username()
                : UserFilter.compared(user.attribute(filter.attribute()).orElseThrow());
    }
}
