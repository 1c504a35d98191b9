package io.kognita.userpool.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.userpool.client.Clients;
import io.kognita.wire.seal.Sealer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

/** Seals set-ups of second factors into the client's hands, as the session of {@code MFA_SETUP}. */
@Singleton
public class SetUps {

    private static final String PURPOSE = "sign-in-set-up";

    private final Sealer sealer;
    private final ObjectMapper json;
    private final Clients clients;
    private final Clock clock;

    SetUps(Sealer sealer, ObjectMapper json, Clients clients, Clock clock) {
        this.sealer = sealer;
        this.json = json;
        this.clients = clients;
        this.clock = clock;
    }

    String begin(Attempt attempt, Session session) {
        return seal(new SetUp(
                attempt.pool().id(), attempt.client().id(), attempt.door().way(), session, null, false));
    }

    /** The next session of a set-up whose secret was handed out. Only the first one gives more time. */
    public Uni<String> associated(SetUp setUp, byte[] secret) {
        Uni<Session> session =
                setUp.secret() == null ? renewed(setUp) : Uni.createFrom().item(setUp.session());
        return session.map(next -> seal(new SetUp(setUp.poolId(), setUp.clientId(), setUp.way(), next, secret, false)));
    }

    /** The next session of a set-up whose app was verified. */
    public Uni<String> verified(SetUp setUp) {
        return renewed(setUp)
                .map(next -> seal(new SetUp(setUp.poolId(), setUp.clientId(), setUp.way(), next, null, true)));
    }

    /**
     * Opens the session of a set-up, whoever brings it.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when it is none, was
     *     tampered with, or is expired
     */
    public SetUp open(String session) {
        SetUp setUp = sealer.openText(PURPOSE, session, "").map(this::read).orElseThrow(Refusals::invalidSession);
        if (clock.instant().isAfter(setUp.session().expires())) {
            throw Refusals.expiredSession();
        }
        return setUp;
    }

    /** Opens the session that came with an answer; as {@link #open}, and fails when it was made for another pool, client or door. */
    public SetUp open(Attempt attempt) {
        SetUp setUp = open(attempt.requiredSession());
        boolean bound = setUp.poolId().equals(attempt.pool().id())
                && setUp.clientId().equals(attempt.client().id())
                && setUp.way().equals(attempt.door().way());
        if (!bound) {
            throw Refusals.invalidSession();
        }
        return setUp;
    }

    private Uni<Session> renewed(SetUp setUp) {
        return clients.byId(setUp.clientId())
                .map(client -> setUp.session().until(clock.instant().plus(client.authSessionValidity())));
    }

    private String seal(SetUp setUp) {
        try {
            return sealer.sealText(PURPOSE, json.writeValueAsBytes(setUp), "");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SetUp read(byte[] plain) {
        try {
            return json.readValue(plain, SetUp.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
