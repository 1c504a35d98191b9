package io.kognita.userpool.auth.custom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.sweep.Swept;
import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Where custom authentications wait for an answer: each question for one, whoever gives it first. */
@Singleton
public class CustomSignIns implements Swept {

    private static final String PURPOSE = "custom-sign-in";

    /** A first question begins the row; a later one finds it as {@link #TAKE} left it. */
    private static final String PUT = """
            insert into custom_sign_in (pool_id, sign_in, round, state, expires_at)
            values (:pool, :id, :round, :state, :expires)
            on conflict (pool_id, sign_in) do update set state = excluded.state, expires_at = excluded.expires_at
                where custom_sign_in.round = excluded.round and custom_sign_in.state is null
            """;

    private static final String TAKE = """
            with asked as (
                select state from custom_sign_in
                where pool_id = :pool and sign_in = :id and round = :round and state is not null and expires_at > :now
                for update),
            answered as (
                update custom_sign_in set state = null, round = round + 1
                where pool_id = :pool and sign_in = :id and exists (select from asked))
            select state from asked
            """;

    private final Sealer sealer;
    private final ObjectMapper json;
    private final Clock clock;

    CustomSignIns(Sealer sealer, ObjectMapper json, Clock clock) {
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps what an open question needs.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when the sign-in has
     *     gone on by another call
     */
    Uni<Void> put(String poolId, UUID signIn, int round, CustomState state, Instant expires) {
        byte[] sealed = sealer.seal(PURPOSE, bytes(state), context(poolId, signIn, round));
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(PUT)
                                .setParameter("pool", poolId)
                                .setParameter("id", signIn)
                                .setParameter("round", round)
                                .setParameter("state", sealed)
                                .setParameter("expires", expires)
                                .executeUpdate()))
                .invoke(put -> {
                    if (put == 0) {
                        throw Refusals.usedSession();
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Takes what an open question needs; from now on the question is answered.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when it was answered
     *     before
     */
    public Uni<CustomState> take(String poolId, CustomSession asked) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(TAKE, byte[].class)
                                .setParameter("pool", poolId)
                                .setParameter("id", asked.signIn())
                                .setParameter("round", asked.round())
                                .setParameter("now", clock.instant())
                                .getSingleResultOrNull()))
                .onItem()
                .ifNull()
                .failWith(Refusals::usedSession)
                .map(row -> sealer.open(PURPOSE, row, context(poolId, asked.signIn(), asked.round()))
                        .map(this::state)
                        .orElseThrow(Refusals::invalidSession));
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers("custom_sign_in", "pool_id, sign_in", "expires_at", Duration.ZERO);
    }

    private static String context(String poolId, UUID signIn, int round) {
        return String.join("/", poolId, signIn.toString(), Integer.toString(round));
    }

    private byte[] bytes(CustomState state) {
        try {
            return json.writeValueAsBytes(state);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CustomState state(byte[] bytes) {
        try {
            return json.readValue(bytes, CustomState.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
