package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Claims that a function adds to, replaces in or takes from one token. Those that AWS reserves are left out when the answer is read,
 * so applying the changes is safe whatever a function wrote.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html">Claims
 *     and scopes reference</a>
 */
public record ClaimChanges(Map<String, JsonNode> set, Set<String> suppressed) {

    static final ClaimChanges NONE = new ClaimChanges(Map.of(), Set.of());

    private static final String GROUPS = "cognito:groups";

    /** Follow the groups: suppressing these is only possible with them. */
    private static final Set<String> OF_GROUPS = Set.of(GROUPS, "cognito:roles", "cognito:preferred_role");

    private static final Set<String> RESERVED = Set.of(
            "acr",
            "amr",
            "at_hash",
            "aud",
            "auth_time",
            "azp",
            "client_id",
            "device_key",
            "event_id",
            "exp",
            "iat",
            "identities",
            "iss",
            "jti",
            "nbf",
            "nonce",
            "origin_jti",
            "scope",
            "sub",
            "token_use",
            "username",
            "version");

    /** Changes of an ID token. */
    static ClaimChanges ofIdToken(Map<String, JsonNode> set, List<String> suppressed) {
        return permitted(set, suppressed, (claim, value) -> false);
    }

    /** Changes of an access token, which may name its own client as its audience. */
    static ClaimChanges ofAccessToken(Map<String, JsonNode> set, List<String> suppressed, String clientId) {
        return permitted(set, suppressed, (claim, value) -> claim.equals("aud") && clientId.equals(value.textValue()));
    }

    /** Applies the changes to a token's claims; suppressing wins over setting. */
    public void applyTo(ObjectNode claims) {
        claims.setAll(set);
        claims.remove(suppressed);
        if (suppressed.contains(GROUPS)) {
            claims.remove(OF_GROUPS);
        }
    }

    private static ClaimChanges permitted(Map<String, JsonNode> set, List<String> suppressed, Allowance allowance) {
        return new ClaimChanges(
                set.entrySet().stream()
                        .filter(claim -> settable(claim.getKey()) || allowance.allows(claim.getKey(), claim.getValue()))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
                suppressed.stream().filter(ClaimChanges::suppressible).collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean settable(String claim) {
        return !RESERVED.contains(claim) && !claim.startsWith("cognito:") && !claim.startsWith("dev:");
    }

    private static boolean suppressible(String claim) {
        return !RESERVED.contains(claim) && (claim.equals(GROUPS) || !claim.startsWith("cognito:"));
    }

    /** A reserved claim that may be set all the same. */
    private interface Allowance {
        boolean allows(String claim, JsonNode value);
    }
}
