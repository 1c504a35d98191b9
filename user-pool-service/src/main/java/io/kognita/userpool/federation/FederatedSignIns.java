package io.kognita.userpool.federation;

import io.kognita.userpool.trigger.PostAuthentication;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Finds or makes the user of whoever a provider has proved. Their second factor is the provider's matter. */
@Singleton
class FederatedSignIns {

    private final AccountOwners owners;
    private final FirstSignIn firstSignIn;
    private final FederatedProfiles profiles;
    private final PostAuthentication postAuthentication;

    FederatedSignIns(
            AccountOwners owners,
            FirstSignIn firstSignIn,
            FederatedProfiles profiles,
            PostAuthentication postAuthentication) {
        this.owners = owners;
        this.firstSignIn = firstSignIn;
        this.profiles = profiles;
        this.postAuthentication = postAuthentication;
    }

    /** The user, with the attributes that the provider tells now. */
    Uni<User> user(Arrival arrival) {
        return owners.arrived(arrival)
                .flatMap(owner ->
                        owner.map(user -> profiles.update(arrival, user)).orElseGet(() -> firstSignIn.of(arrival)))
                .call(user -> postAuthentication.tell(arrival.context(), user, false));
    }
}
