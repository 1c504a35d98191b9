package io.kognita.userpool.auth;

import io.kognita.userpool.device.Device;
import io.kognita.userpool.device.Devices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** The last step of a sign-in: a remembered device that the client names is asked for its proof. */
@Singleton
public class DeviceStep {

    private static final ChallengeNameType STEP = ChallengeNameType.DEVICE_SRP_AUTH;

    private final Devices devices;
    private final Sessions sessions;
    private final AwaitedDevices awaited;
    private final Clock clock;

    DeviceStep(Devices devices, Sessions sessions, AwaitedDevices awaited, Clock clock) {
        this.devices = devices;
        this.sessions = sessions;
        this.awaited = awaited;
        this.clock = clock;
    }

    /**
     * The device that the client names; empty where it names none, or the pool remembers none.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException when it is no device of
     *     the user's, which is told only once their first factor is proved
     */
    Uni<Optional<Device>> named(Attempt attempt, Proof proof) {
        return attempt.pool().remembersDevices() && proof.deviceKey() != null
                ? devices.existing(attempt.pool(), proof.user(), proof.deviceKey())
                        .map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    /** Goes on where every factor is proved: ends the sign-in, or asks the device. */
    public Uni<Outcome> after(Attempt attempt, Proof proof) {
        return named(attempt, proof).flatMap(device -> after(attempt, proof, device));
    }

    /** As {@link #after(Attempt, Proof)}, where the last factor was a code. */
    public Uni<Outcome> afterCode(Attempt attempt, Proof proof) {
        return named(attempt, proof)
                .flatMap(device -> after(attempt, proof, device)
                        .call(outcome -> outcome instanceof Outcome.Challenged
                                ? awaited.put(
                                        attempt.pool().id(),
                                        proof.signIn(),
                                        device.orElseThrow().id(),
                                        sessions.end(attempt))
                                : Uni.createFrom().voidItem()));
    }

    Uni<Outcome> after(Attempt attempt, Proof proof, Optional<Device> named) {
        if (named.isEmpty()) {
            return Uni.createFrom().item(end(proof, Optional.empty()));
        }
        Device device = named.get();
        return asks(proof, device)
                ? Uni.createFrom().item(ask(attempt, proof, device, false))
                : Panache.withTransaction(() -> devices.used(
                                proof.user(), device.id(), attempt.call().sourceIp()))
                        .map(ok -> end(proof, named));
    }

    /** Asks a device in place of a second factor; empty when it cannot stand for one, as where a risk asks for it. */
    Optional<Outcome> insteadOfSecondFactor(Attempt attempt, Proof proof, Optional<Device> named) {
        return named.filter(device -> !proof.assessment().secondFactor())
                .filter(device -> attempt.pool().trustsDevices() && asks(proof, device))
                .map(device -> ask(attempt, proof, device, true));
    }

    /** The end of a sign-in with a device, which is empty for none that was confirmed. */
    public Outcome end(Proof proof, Optional<Device> device) {
        return new Outcome.Proved(
                proof.signIn(),
                proof.user(),
                clock.instant(),
                proof.source(),
                device.map(Device::id),
                proof.assessment());
    }

    /** The steps of a device need a user with a password of their own, as those of second factors do. */
    private static boolean asks(Proof proof, Device device) {
        return device.provable() && proof.user().status() == UserStatusType.CONFIRMED;
    }

    private Outcome ask(Attempt attempt, Proof proof, Device device, boolean instead) {
        DeviceSession session = new DeviceSession(proof.session(sessions.end(attempt)), device.id(), instead);
        return new Outcome.Challenged(STEP, sessions.sealText(attempt, STEP, session), Map.of());
    }
}
