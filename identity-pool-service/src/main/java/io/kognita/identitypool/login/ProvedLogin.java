package io.kognita.identitypool.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A login whose token was verified.
 *
 * @param provider AWS's name of the provider, for example {@code cognito-idp.us-east-1.amazonaws.com/us-east-1_abcdefghi}
 * @param subject the user's id at the provider
 * @param audience the client the token was made for
 * @param claims everything the token says
 */
public record ProvedLogin(String provider, String subject, String audience, Map<String, Object> claims) {

    /** How SetIdentityPoolRoles names the mapping for this provider and client. */
    public String roleMappingKey() {
        return provider + ":" + audience;
    }

    /** A claim that is a text. */
    public Optional<String> text(String claim) {
        return claims.get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A claim as the texts in it: none when it is absent, one when it is no list. */
    public List<String> list(String claim) {
        return switch (claims.get(claim)) {
            case null -> List.of();
            case List<?> items -> items.stream().map(String::valueOf).toList();
            case Object value -> List.of(String.valueOf(value));
        };
    }

    @Override
    public String toString() {
        return "ProvedLogin[" + provider + "]";
    }
}
