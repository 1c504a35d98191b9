package io.kognita.userpool.auth.event;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where an attempt to sign in comes from, as far as is known.
 *
 * @param address of the user's device
 * @param userAgent of the user's device, or of the application that speaks for it
 * @param deviceId hash of the id that Amazon's library for context data gave the device, or null
 * @param deviceName what the device calls itself, or null
 * @param timezone of the device, or null
 */
@RegisterForReflection
public record Origin(String address, String userAgent, String deviceId, String deviceName, String timezone) {

    /** What a person would know the device by. */
    public String device() {
        return deviceName == null ? userAgent : deviceName;
    }
}
