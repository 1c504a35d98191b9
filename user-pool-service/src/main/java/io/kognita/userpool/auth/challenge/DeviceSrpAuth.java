package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.SrpExchange;
import io.kognita.userpool.srp.SrpPublicValue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code DEVICE_SRP_AUTH}: a remembered device begins the proof that it has its password. */
@Singleton
class DeviceSrpAuth implements Challenge {

    private final DeviceSessions sessions;
    private final AskedDevices devices;
    private final DeviceExchange exchange;

    DeviceSrpAuth(DeviceSessions sessions, AskedDevices devices, DeviceExchange exchange) {
        this.sessions = sessions;
        this.devices = devices;
        this.exchange = exchange;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.DEVICE_SRP_AUTH;
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        SrpPublicValue clientValue = SrpExchange.clientValue(attempt);
        return sessions.open(attempt)
                .flatMap(session -> devices.of(attempt, session)
                        .flatMap(asked -> exchange.begin(attempt, session, asked, clientValue)));
    }
}
