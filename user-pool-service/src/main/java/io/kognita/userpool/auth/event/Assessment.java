package io.kognita.userpool.auth.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * What is known of the risk of one sign-in, from its first factor to the event that ends it.
 *
 * @param eventId of that event, which the tokens name too
 * @param origin null in a pool that does not watch who signs in
 * @param place null where it is not known
 * @param level null where there is no risk
 * @param decision null before the sign-in is judged
 * @param secondFactor whether the user must prove a second factor because of the risk
 * @param compromised whether the password is known from a leak
 */
@RegisterForReflection
public record Assessment(
        UUID eventId,
        Origin origin,
        Place place,
        RiskLevel level,
        RiskDecision decision,
        boolean secondFactor,
        boolean compromised) {

    /** Of a sign-in that nobody has judged. */
    public static Assessment of(UUID eventId) {
        return begun(eventId, null);
    }

    /**
     * Of a sign-in that begins.
     *
     * @param origin or null in a pool that does not watch who signs in
     */
    public static Assessment begun(UUID eventId, Origin origin) {
        return new Assessment(eventId, origin, null, null, null, false, false);
    }

    public boolean judged() {
        return decision != null;
    }

    /** The same with a password that is known from a leak, or not. */
    public Assessment withCompromised(boolean found) {
        return new Assessment(eventId, origin, place, level, decision, secondFactor, found);
    }

    /** The same with a level, or with null for none, about which nothing is done yet. */
    public Assessment judgedAs(RiskLevel found, Place where) {
        return new Assessment(eventId, origin, where, found, RiskDecision.NO_RISK, false, compromised);
    }

    /** The same with what is done. */
    public Assessment decided(RiskDecision done, boolean asksSecondFactor) {
        return new Assessment(eventId, origin, place, level, done, asksSecondFactor, compromised);
    }

    /** As events tell it. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("decision", (decision == null ? RiskDecision.NO_RISK : decision).text())
                .put("compromisedCredentials", compromised)
                .put("secondFactor", secondFactor);
        if (level != null) {
            json.put("level", level.text());
        }
        if (origin != null) {
            putIfPresent(json, "deviceId", origin.deviceId());
            putIfPresent(json, "deviceName", origin.deviceName());
            putIfPresent(json, "timezone", origin.timezone());
        }
        if (place != null) {
            putIfPresent(json, "city", place.city());
            putIfPresent(json, "country", place.country());
            json.put("latitude", place.latitude()).put("longitude", place.longitude());
        }
        return json;
    }

    private static void putIfPresent(ObjectNode json, String name, String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
