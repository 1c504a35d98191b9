package io.kognita.userpool.resourceserver;

import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateResourceServerRequest;

/** Turns requests into settings of resource servers. */
final class ResourceServerShapes {

    private ResourceServerShapes() {}

    static ResourceServerType created(CreateResourceServerRequest request) {
        return ResourceServerType.builder()
                .userPoolId(request.userPoolId())
                .identifier(request.identifier())
                .name(request.name())
                .scopes(distinct(request.scopes()))
                .build();
    }

    /** Settings after an update: scopes that the request leaves out are gone. */
    static ResourceServerType updated(UpdateResourceServerRequest request) {
        return ResourceServerType.builder()
                .userPoolId(request.userPoolId())
                .identifier(request.identifier())
                .name(request.name())
                .scopes(distinct(request.scopes()))
                .build();
    }

    private static List<ResourceServerScopeType> distinct(List<ResourceServerScopeType> scopes) {
        long names = scopes.stream()
                .map(ResourceServerScopeType::scopeName)
                .distinct()
                .count();
        if (names < scopes.size()) {
            throw InvalidParameterException.builder()
                    .message("Scope names of a resource server must be unique.")
                    .build();
        }
        return scopes;
    }
}
