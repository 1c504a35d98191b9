package io.kognita.hostedui.page;

import io.kognita.hostedui.authorize.AuthorizationRequest;
import io.kognita.hostedui.web.Locations;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A way to sign in at an identity provider.
 *
 * @param label the provider as users know it
 * @param address where the link leads
 */
@RegisterForReflection
record ProviderLink(String label, String address) {

    /** One link for each provider of the request's client, but its own users. */
    static List<ProviderLink> of(AuthorizationRequest request) {
        return request.client().identityProviders().stream()
                .filter(name -> !name.equals(AuthorizationRequest.OWN))
                .map(name -> new ProviderLink(label(name), address(request, name)))
                .toList();
    }

    private static String address(AuthorizationRequest request, String name) {
        return Locations.page(
                "/oauth2/authorize",
                request.parameters()
                        .without("identity_provider", "idp_identifier")
                        .with("identity_provider", name));
    }

    /** AWS names these two by what their buttons say. */
    private static String label(String name) {
        return switch (name) {
            case "LoginWithAmazon" -> "Amazon";
            case "SignInWithApple" -> "Apple";
            default -> name;
        };
    }
}
