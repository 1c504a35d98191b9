package io.kognita.userpool.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.userpool.pool.Pool;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Adds many users in one statement; those of whom somebody has a name are passed over. */
@Singleton
public class UserBatch {

    /**
     * The indexes refuse what they can. Beyond them, as {@link Users#refuseTaken}, a username must not be what somebody
     * prefers to be called or somebody's id, and the other way round.
     */
    private static final String ADD = """
            insert into pool_user (pool_id, sub, username, username_key, email_key, phone_key, preferred_username_key, status,
                enabled, attributes, password_hash, srp_verifier, temporary_password_expires_at, second_factors, created_at,
                modified_at)
            select :pool, r.sub, r.username, r.username_key, r.email_key, r.phone_key, r.preferred_username_key, r.status,
                r.enabled, r.attributes, r.password_hash, decode(r.srp_verifier, 'base64'), r.temporary_password_expires_at,
                r.second_factors, r.created_at, r.created_at
            from jsonb_to_recordset(cast(cast(:users as text) as jsonb)) as r
                (sub uuid, username text, username_key text, email_key text, phone_key text, preferred_username_key text,
                status text, enabled boolean, attributes jsonb, password_hash text, srp_verifier text,
                temporary_password_expires_at timestamptz, second_factors jsonb, created_at timestamptz, named uuid)
            where not exists (select from pool_user where pool_id = :pool and preferred_username_key = r.username_key)
                and (r.preferred_username_key is null or not exists
                    (select from pool_user where pool_id = :pool and username_key = r.preferred_username_key))
                and (r.named is null or not exists (select from pool_user where pool_id = :pool and sub = r.named))
            on conflict do nothing
            returning sub
            """;

    private final ObjectMapper json;

    UserBatch(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Adds users in the current transaction.
     *
     * @return ids of those who were added
     */
    public Uni<Set<UUID>> add(Pool pool, List<User> users) {
        if (users.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ADD, UUID.class)
                        .setParameter("pool", pool.id())
                        .setParameter("users", text(users))
                        .getResultList())
                .map(added -> added.stream().collect(Collectors.toUnmodifiableSet()));
    }

    private String text(List<User> users) {
        try {
            return json.writeValueAsString(apart(users));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of one statement do not see each other, so names that cross are looked for here. */
    private static List<UserRow> apart(List<User> users) {
        Set<String> usernames = new HashSet<>();
        Set<String> preferred = new HashSet<>();
        List<UserRow> apart = new ArrayList<>();
        users.stream().map(User::row).forEach(row -> {
            if (!preferred.contains(row.usernameKey())
                    && !usernames.contains(row.preferredUsernameKey())
                    && !usernames.contains(row.sub())) {
                usernames.add(row.usernameKey());
                preferred.add(row.preferredUsernameKey());
                apart.add(row);
            }
        });
        return apart;
    }
}
