package io.kognita.userpool.identityprovider;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.StandardAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;

/** Which attribute of a user comes from which claim of a provider. */
final class AttributeMapping {

    private static final String USERNAME = "username";

    /** Nobody's claims decide who a user is to this pool. */
    private static final Set<String> NEVER = Set.of(StandardAttributes.SUB, "identities");

    private AttributeMapping() {}

    /**
     * Checks a mapping and adds where usernames come from, as AWS does for all but SAML, which has the subject's name for it.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException naming attributes that
     *     users of the pool do not have
     */
    static Map<String, String> complete(Pool pool, IdentityProviderTypeType type, Map<String, String> given) {
        List<String> unknown = given.keySet().stream()
                .filter(name -> !name.equals(USERNAME))
                .filter(name -> NEVER.contains(name) || !pool.schema().defines(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw ProviderDetails.invalid("AttributeMapping contains invalid mapping: " + unknown);
        }
        Map<String, String> mapping = new LinkedHashMap<>(given);
        switch (type) {
            case GOOGLE, SIGN_IN_WITH_APPLE, OIDC -> mapping.putIfAbsent(USERNAME, "sub");
            case FACEBOOK -> mapping.putIfAbsent(USERNAME, "id");
            case LOGIN_WITH_AMAZON -> mapping.putIfAbsent(USERNAME, "user_id");
            case SAML, UNKNOWN_TO_SDK_VERSION -> {}
        }
        return mapping;
    }
}
