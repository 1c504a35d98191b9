package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.AwaitedDevices;
import io.kognita.userpool.auth.DeviceSession;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.Session;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.user.SecondFactor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** Opens the sessions that devices answer with: that of {@code DEVICE_SRP_AUTH}, or of the code before it. */
@Singleton
class DeviceSessions {

    private final Sessions sessions;
    private final AwaitedDevices awaited;
    private final Clock clock;

    DeviceSessions(Sessions sessions, AwaitedDevices awaited, Clock clock) {
        this.sessions = sessions;
        this.awaited = awaited;
        this.clock = clock;
    }

    /**
     * The session of an answer.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when it is none of these, is
     *     expired, or its code was not given
     */
    Uni<DeviceSession> open(Attempt attempt) {
        return sessions.opened(attempt, ChallengeNameType.DEVICE_SRP_AUTH, DeviceSession.class)
                .map(session -> Uni.createFrom().item(session))
                .orElseGet(() -> ofCode(attempt))
                .invoke(session -> {
                    if (clock.instant().isAfter(session.expires())) {
                        throw Refusals.expiredSession();
                    }
                });
    }

    /** The code's own session proves only what came before the code; that it was given stands in the database. */
    private Uni<DeviceSession> ofCode(Attempt attempt) {
        Session session = Arrays.stream(SecondFactor.values())
                .map(factor -> sessions.opened(attempt, factor.challenge(), Session.class))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(Refusals::invalidSession);
        return awaited.find(attempt.pool().id(), session.signIn())
                .map(found -> found.map(device -> new DeviceSession(session, device, false))
                        .orElseThrow(Refusals::invalidSession));
    }
}
