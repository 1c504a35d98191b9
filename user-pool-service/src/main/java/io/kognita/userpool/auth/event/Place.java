package io.kognita.userpool.auth.event;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where on earth an address is, by the deployment's geo database.
 *
 * @param city its English name, or null
 * @param country its English name, or null
 * @param latitude in degrees
 * @param longitude in degrees
 */
@RegisterForReflection
public record Place(String city, String country, double latitude, double longitude) {

    private static final double EARTH_RADIUS_KM = 6371;

    /** The way to another place over the surface of the earth. */
    public double kilometresTo(Place other) {
        double north = Math.toRadians(other.latitude - latitude) / 2;
        double east = Math.toRadians(other.longitude - longitude) / 2;
        double haversine = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }
}
