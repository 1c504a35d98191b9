package io.kognita.userpool.user;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * A user's columns, as {@link UserBatch} writes them; instants in ISO 8601.
 *
 * @param named the username where it has the form of an id
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record UserRow(
        String sub,
        String username,
        String usernameKey,
        String emailKey,
        String phoneKey,
        String preferredUsernameKey,
        String status,
        boolean enabled,
        Map<String, String> attributes,
        String passwordHash,
        byte[] srpVerifier,
        String temporaryPasswordExpiresAt,
        SecondFactors secondFactors,
        String createdAt,
        String named) {

    /** Hashes are in it. */
    @Override
    public String toString() {
        return "UserRow[" + sub + "]";
    }
}
