package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.DeviceSession;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.device.Device;
import io.kognita.userpool.device.DeviceCredentials;
import io.kognita.userpool.device.DeviceKeys;
import io.kognita.userpool.device.Devices;
import io.kognita.userpool.srp.SrpVerifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the device that a sign-in waits for, as long as it still may prove itself. */
@Singleton
class AskedDevices {

    private final SessionUsers users;
    private final Devices devices;
    private final DeviceCredentials credentials;

    AskedDevices(SessionUsers users, Devices devices, DeviceCredentials credentials) {
        this.users = users;
        this.devices = devices;
        this.credentials = credentials;
    }

    /** A device that is asked, with the proof of its user. */
    record Asked(Proof proof, Device device, SrpVerifier verifier) {}

    /**
     * The device that an answer comes from.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when another one answers, or
     *     it is remembered no more, or may not stand for a second factor any more
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException when it was forgotten
     */
    Uni<Asked> of(Attempt attempt, DeviceSession session) {
        String key = DeviceKeys.key(attempt.pool(), session.device());
        if (!attempt.required(Attempt.DEVICE_KEY).equals(key)) {
            throw Refusals.invalidSession();
        }
        boolean stillEnough = session.instead()
                ? attempt.pool().trustsDevices()
                : attempt.pool().remembersDevices();
        if (!stillEnough) {
            throw Refusals.invalidSession();
        }
        return users.proved(attempt, session.session())
                .flatMap(user -> devices.existing(attempt.pool(), user, key)
                        .map(device ->
                                new Asked(Proof.of(attempt, session.session(), user), device, verifier(device))));
    }

    /** Tells, in the current transaction, that a device has proved itself. */
    Uni<Void> used(Attempt attempt, Asked asked) {
        return devices.used(
                asked.proof().user(), asked.device().id(), attempt.call().sourceIp());
    }

    private SrpVerifier verifier(Device device) {
        return Optional.of(device)
                .filter(Device::provable)
                .flatMap(credentials::verifierOf)
                .orElseThrow(Refusals::invalidSession);
    }
}
