package io.kognita.userpool.trigger;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a function changed.
 *
 * @param groups replaces the user's groups in both tokens; empty where the function left them
 * @param scopesToAdd to the access token
 * @param scopesToSuppress from the access token
 */
public record TokenCustomisation(
        ClaimChanges idToken,
        ClaimChanges accessToken,
        Optional<TokenDraft.Groups> groups,
        List<String> scopesToAdd,
        Set<String> scopesToSuppress) {

    /** No change at all. */
    public static final TokenCustomisation NONE =
            new TokenCustomisation(ClaimChanges.NONE, ClaimChanges.NONE, Optional.empty(), List.of(), Set.of());

    /** The same, with the user's own groups where the function left them. */
    public TokenCustomisation keeping(TokenDraft.Groups own) {
        return groups.isPresent()
                ? this
                : new TokenCustomisation(idToken, accessToken, Optional.of(own), scopesToAdd, scopesToSuppress);
    }

    /** The access token's scopes after the change: what is both added and suppressed is suppressed. */
    public List<String> scopes(List<String> original) {
        return java.util.stream.Stream.concat(original.stream(), scopesToAdd.stream())
                .distinct()
                .filter(scope -> !scopesToSuppress.contains(scope))
                .toList();
    }
}
