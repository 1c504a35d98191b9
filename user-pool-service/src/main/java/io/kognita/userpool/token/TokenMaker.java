package io.kognita.userpool.token;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.client.Client;
import io.kognita.userpool.device.DeviceKeys;
import io.kognita.userpool.key.SigningKey;
import io.kognita.userpool.key.SigningKeys;
import io.kognita.userpool.trigger.TokenCustomisation;
import io.kognita.userpool.trigger.TokenDraft;
import io.kognita.userpool.work.SigningWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the signed tokens of a grant: the facts, then what is stated beside them, then the signatures. */
@Singleton
class TokenMaker {

    private final TokenContents contents;
    private final SigningKeys keys;
    private final SigningWorkers workers;
    private final Issuers issuers;
    private final Clock clock;

    TokenMaker(TokenContents contents, SigningKeys keys, SigningWorkers workers, Issuers issuers, Clock clock) {
        this.contents = contents;
        this.keys = keys;
        this.workers = workers;
        this.issuers = issuers;
        this.clock = clock;
    }

    /**
     * Signed tokens.
     *
     * @param id null where the grant gives none
     */
    record Made(String id, String access, List<String> scopes) {}

    /** Makes the tokens; no transaction may be open, for a function may run. */
    Uni<Made> make(Grant grant) {
        return contents.of(grant)
                .flatMap(customisation -> keys.current(grant.pool().id())
                        .flatMap(key -> workers.compute(() -> signed(grant, customisation, key))));
    }

    private Made signed(Grant grant, TokenCustomisation customisation, SigningKey key) {
        List<String> scopes = customisation.scopes(grant.scopes());
        TokenFacts facts = facts(grant, scopes);
        ObjectNode access = Claims.access(facts);
        customisation.groups().ifPresent(groups -> put(access, Claims.GROUPS, groups.names()));
        customisation.accessToken().applyTo(access);
        String accessToken = TokenSigner.sign(access, key);
        return new Made(
                grant.withIdToken() ? idToken(grant, facts, customisation, accessToken, key) : null,
                accessToken,
                scopes);
    }

    private String idToken(
            Grant grant, TokenFacts facts, TokenCustomisation customisation, String accessToken, SigningKey key) {
        ObjectNode id = Claims.id(facts);
        if (grant.hosted()) {
            id.put("at_hash", Claims.atHash(accessToken));
        }
        customisation.groups().ifPresent(groups -> groups(id, groups));
        customisation.idToken().applyTo(id);
        return TokenSigner.sign(id, key);
    }

    private TokenFacts facts(Grant grant, List<String> scopes) {
        Client client = grant.client();
        return new TokenFacts(
                issuers.of(grant.pool().id()),
                client.id(),
                grant.user().sub().toString(),
                grant.user().username(),
                client.revocable() ? grant.signIn() : null,
                grant.eventId(),
                grant.authTime(),
                clock.instant(),
                client.idTokenValidity(),
                client.accessTokenValidity(),
                shown(grant),
                scopes,
                grant.hosted(),
                Optional.ofNullable(grant.device())
                        .map(device -> DeviceKeys.key(grant.pool(), device))
                        .orElse(null),
                grant.nonce());
    }

    private static Map<String, String> shown(Grant grant) {
        Set<String> scopes = grant.hosted() ? new HashSet<>(grant.scopes()) : Set.of();
        Map<String, String> shown = new LinkedHashMap<>();
        grant.user().attributes().forEach((name, value) -> {
            if (grant.client().readable(name) && Claims.shows(scopes, name)) {
                shown.put(name, value);
            }
        });
        return shown;
    }

    private static void groups(ObjectNode claims, TokenDraft.Groups groups) {
        put(claims, Claims.GROUPS, groups.names());
        put(claims, "cognito:roles", groups.roles());
        if (groups.preferredRole() != null) {
            claims.put("cognito:preferred_role", groups.preferredRole());
        }
    }

    private static void put(ObjectNode claims, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = claims.putArray(name);
            values.forEach(array::add);
        }
    }
}
