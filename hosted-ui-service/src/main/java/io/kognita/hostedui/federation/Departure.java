package io.kognita.hostedui.federation;

import io.kognita.hostedui.authorize.AuthorizationRequest;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/**
 * A sign-in that is about to leave for a provider.
 *
 * @param ownOrigin scheme and host under which the browser knows this service
 */
record Departure(
        AuthorizationRequest request,
        IdentityProviderType provider,
        String ownOrigin,
        String state,
        PendingSignIn pending) {

    Map<String, String> details() {
        return provider.providerDetails();
    }

    /** Never shows the state. */
    @Override
    public String toString() {
        return "Departure[" + provider.providerName() + "]";
    }
}
