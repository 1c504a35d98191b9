package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.DeviceSession;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.auth.SrpExchange;
import io.kognita.userpool.srp.SrpPublicValue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code DEVICE_SRP_AUTH}: a remembered device begins the proof that it has its password. */
@Singleton
class DeviceSrpAuth implements Challenge {

    private final Sessions sessions;
    private final AskedDevices devices;
    private final DeviceExchange exchange;

    DeviceSrpAuth(Sessions sessions, AskedDevices devices, DeviceExchange exchange) {
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
        DeviceSession session = sessions.open(attempt, name(), DeviceSession.class, DeviceSession::expires);
        return devices.of(attempt, session).flatMap(asked -> exchange.begin(attempt, session, asked, clientValue));
    }
}
