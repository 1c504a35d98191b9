package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.DeviceStep;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.device.DeviceKeys;
import io.kognita.userpool.srp.PasswordClaim;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code DEVICE_PASSWORD_VERIFIER}: a remembered device proves by SRP that it has its password. */
@Singleton
class DevicePasswordVerifier implements Challenge {

    private final DeviceExchange exchange;
    private final AskedDevices devices;
    private final Guesses guesses;
    private final DeviceStep deviceStep;
    private final Clock clock;

    DevicePasswordVerifier(
            DeviceExchange exchange, AskedDevices devices, Guesses guesses, DeviceStep deviceStep, Clock clock) {
        this.exchange = exchange;
        this.devices = devices;
        this.guesses = guesses;
        this.deviceStep = deviceStep;
        this.clock = clock;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.DEVICE_PASSWORD_VERIFIER;
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        SrpClaim sent = SrpClaim.of(attempt, clock.instant());
        DeviceSrpState state = exchange.open(attempt, sent.block());
        return devices.of(attempt, state.session())
                .flatMap(asked -> guesses.ofDevice(
                                attempt, asked.proof().user(), asked.device().id(), check(attempt, asked, state, sent))
                        .map(ok -> deviceStep.end(asked.proof().byDevice(), Optional.of(asked.device()))));
    }

    private Uni<Supplier<Uni<Void>>> check(
            Attempt attempt, AskedDevices.Asked asked, DeviceSrpState state, SrpClaim sent) {
        PasswordClaim claim = sent.by(
                DeviceKeys.groupKey(attempt.pool()),
                DeviceKeys.key(attempt.pool(), asked.device().id()));
        return exchange.proves(asked, state, claim, sent.signature()).map(proved -> {
            if (!proved) {
                throw Refusals.incorrect();
            }
            return () -> devices.used(attempt, asked);
        });
    }
}
