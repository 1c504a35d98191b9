package io.kognita.hostedui.federation;

import io.kognita.wire.signin.FederatedSignIn;
import io.smallrye.mutiny.Uni;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;

/** How providers of some types are asked, and how what they answer is proved. */
interface Protocol {

    /** True for a type of provider that it speaks with. */
    boolean speaksWith(IdentityProviderTypeType type);

    /** The address that the browser is sent to. */
    Uni<String> address(Departure departure);

    /**
     * Proves who comes back.
     *
     * @return fails with {@link InvalidProof}, or {@link ProviderUnreachable}
     */
    Uni<FederatedSignIn> prove(Homecoming homecoming);
}
