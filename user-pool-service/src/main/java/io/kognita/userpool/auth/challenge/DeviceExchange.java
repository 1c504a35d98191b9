package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.DeviceSession;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.device.DeviceKeys;
import io.kognita.userpool.srp.ModularPower;
import io.kognita.userpool.srp.PasswordClaim;
import io.kognita.userpool.srp.SrpPublicValue;
import io.kognita.userpool.srp.SrpServer;
import io.kognita.userpool.work.SigningWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * Both steps of a device's SRP exchange, with the device's group and key in the places of pool and user; what lies between them
 * rides sealed in {@code SECRET_BLOCK}.
 */
@Singleton
class DeviceExchange {

    private static final ChallengeNameType STEP = ChallengeNameType.DEVICE_PASSWORD_VERIFIER;

    private final Sessions sessions;
    private final SigningWorkers workers;
    private final ModularPower powers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DeviceExchange(Sessions sessions, SigningWorkers workers, ModularPower powers, Clock clock) {
        this.sessions = sessions;
        this.workers = workers;
        this.powers = powers;
        this.clock = clock;
    }

    /** Answers a device's public value with the server's. */
    Uni<Outcome> begin(Attempt attempt, DeviceSession session, AskedDevices.Asked asked, SrpPublicValue clientValue) {
        return workers.compute(() -> SrpServer.begin(asked.verifier(), powers, random))
                .map(server -> challenge(
                        attempt,
                        asked,
                        server,
                        sessions.sealAny(attempt, STEP, DeviceSrpState.of(session, clientValue, server))));
    }

    /** No session, as for a user's password: the block is one. */
    private static Outcome challenge(Attempt attempt, AskedDevices.Asked asked, SrpServer server, byte[] secretBlock) {
        return new Outcome.Challenged(
                STEP,
                null,
                Map.of(
                        "SALT",
                        asked.verifier().salt().toString(16),
                        "SRP_B",
                        server.hex(),
                        "SECRET_BLOCK",
                        Base64.getEncoder().encodeToString(secretBlock),
                        Attempt.USERNAME,
                        asked.proof().user().username(),
                        Attempt.DEVICE_KEY,
                        DeviceKeys.key(attempt.pool(), asked.device().id())));
    }

    /**
     * The state that a secret block carries.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when the block was not
     *     made for this pool, client and step, was tampered with, or is expired
     */
    DeviceSrpState open(Attempt attempt, byte[] secretBlock) {
        DeviceSrpState state = sessions.openAny(attempt, STEP, secretBlock, DeviceSrpState.class)
                .orElseThrow(Refusals::incorrect);
        if (clock.instant().isAfter(state.session().expires())) {
            throw Refusals.expiredSession();
        }
        return state;
    }

    /** True when the claim is signed with the key that only the device can share. */
    Uni<Boolean> proves(AskedDevices.Asked asked, DeviceSrpState state, PasswordClaim claim, byte[] signature) {
        return workers.compute(
                () -> claim.isSignedBy(state.server().sharedKey(state.client(), asked.verifier(), powers), signature));
    }
}
