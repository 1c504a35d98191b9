package io.kognita.hostedui.federation;

import io.kognita.hostedui.authorize.AuthorizationRequest;
import io.kognita.hostedui.web.Parameters;
import io.kognita.wire.signin.FederatedSignIn;
import io.kognita.wire.signin.ProviderAnswer;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/**
 * A browser that comes back from the provider to which it was sent.
 *
 * @param ownOrigin scheme and host under which the browser knows this service
 * @param answer what it brings
 */
record Homecoming(
        AuthorizationRequest request,
        IdentityProviderType provider,
        String ownOrigin,
        PendingSignIn pending,
        Parameters answer) {

    Map<String, String> details() {
        return provider.providerDetails();
    }

    /** Somebody whom the provider has proved. */
    FederatedSignIn proved(String subject, ProviderAnswer told) {
        return new FederatedSignIn(request.client().clientId(), provider.providerName(), subject, told);
    }

    /** Never shows what it brings. */
    @Override
    public String toString() {
        return "Homecoming[" + provider.providerName() + "]";
    }
}
