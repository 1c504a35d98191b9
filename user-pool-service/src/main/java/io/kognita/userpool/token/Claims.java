package io.kognita.userpool.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The claims of ID and access tokens, name for name as Cognito writes them. */
final class Claims {

    static final String GROUPS = "cognito:groups";
    static final String SCOPE = "scope";

    private static final Set<String> BOOLEANS = Set.of("email_verified", "phone_number_verified");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Claims() {}

    /** Claims of the ID token (OpenID Connect Core section 2); {@code at_hash} comes later, when the access token is signed. */
    static ObjectNode id(TokenFacts facts) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode().put("sub", facts.sub());
        facts.attributes().forEach((name, value) -> claims.set(name, attribute(name, value)));
        claims.put("sub", facts.sub()).put("iss", facts.issuer()).put("cognito:username", facts.username());
        if (facts.nonce() != null) {
            claims.put("nonce", facts.nonce());
        }
        claims.put("aud", facts.clientId());
        return common(claims, facts, "id", facts.idValidity());
    }

    /** Claims of a user's access token. */
    static ObjectNode access(TokenFacts facts) {
        ObjectNode claims = JsonNodeFactory.instance
                .objectNode()
                .put("sub", facts.sub())
                .put("iss", facts.issuer())
                .put("client_id", facts.clientId())
                .put(SCOPE, String.join(" ", facts.scopes()));
        if (facts.hosted()) {
            claims.put("version", 2);
        }
        if (facts.deviceKey() != null) {
            claims.put("device_key", facts.deviceKey());
        }
        return common(claims, facts, "access", facts.accessValidity()).put("username", facts.username());
    }

    /** Claims of a client's own access token. */
    static ObjectNode client(String issuer, String clientId, List<String> scopes, Instant issuedAt, Duration validity) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("sub", clientId)
                .put("token_use", "access")
                .put(SCOPE, String.join(" ", scopes))
                .put("auth_time", issuedAt.getEpochSecond())
                .put("iss", issuer)
                .put("exp", issuedAt.plus(validity).getEpochSecond())
                .put("iat", issuedAt.getEpochSecond())
                .put("version", 2)
                .put("jti", UUID.randomUUID().toString())
                .put("client_id", clientId);
    }

    private static ObjectNode common(ObjectNode claims, TokenFacts facts, String use, Duration validity) {
        if (facts.originJti() != null) {
            claims.put("origin_jti", facts.originJti().toString());
        }
        return claims.put("event_id", facts.eventId().toString())
                .put("token_use", use)
                .put("auth_time", facts.authTime().getEpochSecond())
                .put("exp", facts.issuedAt().plus(validity).getEpochSecond())
                .put("iat", facts.issuedAt().getEpochSecond())
                .put("jti", UUID.randomUUID().toString());
    }

    private static JsonNode attribute(String name, String value) {
        if (BOOLEANS.contains(name)) {
            return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(value));
        }
        return switch (name) {
            case "address" -> JsonNodeFactory.instance.objectNode().put("formatted", value);
            case "identities" -> identities(value);
            default -> TextNode.valueOf(value);
        };
    }

    /** Linked accounts, in which Cognito's tokens have every value as a text although the attribute has not. */
    private static JsonNode identities(String value) {
        try {
            JsonNode accounts = JSON.readTree(value);
            accounts.forEach(account -> account.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .forEach(member ->
                            member.setValue(TextNode.valueOf(member.getValue().asText()))));
            return accounts;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(value);
        }
    }

    /** The left half of the access token's hash (OpenID Connect Core section 3.1.3.6). */
    static String atHash(String accessToken) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Attributes that scopes show: all, unless some of {@code profile}, {@code email} and {@code phone} narrow them. */
    static boolean shows(Set<String> scopes, String attribute) {
        Map<String, Set<String>> narrow = Map.of(
                "email", Set.of("email", "email_verified"),
                "phone", Set.of("phone_number", "phone_number_verified"));
        if (scopes.contains("profile") || scopes.stream().noneMatch(narrow::containsKey)) {
            return true;
        }
        return scopes.stream()
                .anyMatch(scope -> narrow.getOrDefault(scope, Set.of()).contains(attribute));
    }
}
