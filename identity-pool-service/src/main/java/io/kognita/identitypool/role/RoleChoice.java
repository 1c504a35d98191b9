package io.kognita.identitypool.role;

import io.kognita.identitypool.login.ProvedLogin;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;

/**
 * Chooses the role of an identity's credentials: by the rules or the token's claims where its provider has a mapping, else
 * the pool's role for those who are, or are not, authenticated (Cognito developer guide, "Using role-based access
 * control").
 */
public final class RoleChoice {

    private static final String AUTHENTICATED = "authenticated";
    private static final String UNAUTHENTICATED = "unauthenticated";

    private final GetIdentityPoolRolesResponse roles;

    public RoleChoice(GetIdentityPoolRolesResponse roles) {
        this.roles = roles;
    }

    /** The role of an identity that proved no login. */
    public String unauthenticated() {
        return poolRole(UNAUTHENTICATED);
    }

    /**
     * The role of an identity that proved a login.
     *
     * @param custom the role the caller asks for; must be one that the token lists
     */
    public String authenticated(ProvedLogin login, Optional<String> custom) {
        RoleMapping mapping = roles.roleMappings().get(login.roleMappingKey());
        if (mapping == null) {
            refuseCustom(custom);
            return poolRole(AUTHENTICATED);
        }
        if (mapping.type() == RoleMappingType.TOKEN) {
            return byToken(login, custom).orElseGet(() -> ambiguous(mapping));
        }
        refuseCustom(custom);
        return byRules(mapping.rulesConfiguration().rules(), login).orElseGet(() -> ambiguous(mapping));
    }

    private static Optional<String> byToken(ProvedLogin login, Optional<String> custom) {
        List<String> offered = login.list("cognito:roles");
        if (custom.isPresent()) {
            if (!offered.contains(custom.get())) {
                throw notAllowed();
            }
            return custom;
        }
        return login.text("cognito:preferred_role")
                .or(() -> offered.size() == 1 ? Optional.of(offered.getFirst()) : Optional.empty());
    }

    private static Optional<String> byRules(List<MappingRule> rules, ProvedLogin login) {
        return rules.stream()
                .filter(rule -> matches(rule, login))
                .map(MappingRule::roleARN)
                .findFirst();
    }

    private static boolean matches(MappingRule rule, ProvedLogin login) {
        List<String> values = login.list(rule.claim());
        return switch (rule.matchType()) {
            case EQUALS -> values.contains(rule.value());
            case CONTAINS -> values.stream().anyMatch(value -> value.contains(rule.value()));
            case STARTS_WITH -> values.stream().anyMatch(value -> value.startsWith(rule.value()));
            case NOT_EQUAL -> !values.isEmpty() && !values.contains(rule.value());
            case UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    private String ambiguous(RoleMapping mapping) {
        if (mapping.ambiguousRoleResolution() == AmbiguousRoleResolutionType.AUTHENTICATED_ROLE) {
            return poolRole(AUTHENTICATED);
        }
        throw notAllowed();
    }

    private String poolRole(String kind) {
        String role = roles.roles().get(kind);
        if (role == null) {
            throw InvalidIdentityPoolConfigurationException.builder()
                    .message("Invalid identity pool configuration. Check assigned IAM roles for this pool.")
                    .build();
        }
        return role;
    }

    private static void refuseCustom(Optional<String> custom) {
        if (custom.isPresent()) {
            throw notAllowed();
        }
    }

    private static NotAuthorizedException notAllowed() {
        return NotAuthorizedException.builder()
                .message("Access to the requested role is forbidden.")
                .build();
    }
}
