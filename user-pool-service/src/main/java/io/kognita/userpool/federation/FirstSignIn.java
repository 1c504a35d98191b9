package io.kognita.userpool.federation;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.trigger.PostConfirmation;
import io.kognita.userpool.trigger.PreSignUp;
import io.kognita.userpool.trigger.TriggerSubject;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** Makes a user of an account that nobody here signs in by, with the functions that a pool has for new users. */
@Singleton
class FirstSignIn {

    private final FederatedUsers users;
    private final AccountOwners owners;
    private final FederatedProfiles profiles;
    private final PreSignUp preSignUp;
    private final PostConfirmation postConfirmation;

    FirstSignIn(
            FederatedUsers users,
            AccountOwners owners,
            FederatedProfiles profiles,
            PreSignUp preSignUp,
            PostConfirmation postConfirmation) {
        this.users = users;
        this.owners = owners;
        this.profiles = profiles;
        this.preSignUp = preSignUp;
        this.postConfirmation = postConfirmation;
    }

    /** The new user; or whoever the account belongs to by now, if the function linked it or it came twice at once. */
    Uni<User> of(Arrival arrival) {
        Map<String, String> attributes = arrival.changes(Map.of());
        FederatedUsers.check(arrival, attributes);
        return preSignUp
                .onFirstFederatedSignIn(
                        Optional.ofNullable(arrival.pool().lambdaConfig().preSignUp()), applicant(arrival, attributes))
                .flatMap(verdict -> owners.arrived(arrival)
                        .flatMap(linked -> linked.map(user -> profiles.update(arrival, user))
                                .orElseGet(() -> create(arrival, vouched(attributes, verdict)))));
    }

    private Uni<User> create(Arrival arrival, Map<String, String> attributes) {
        return users.create(arrival, attributes)
                .call(user -> postConfirmation.afterSignUp(arrival.context(), user))
                .onFailure(UsernameExistsException.class)
                .recoverWithUni(taken -> meanwhile(arrival, (UsernameExistsException) taken));
    }

    private Uni<User> meanwhile(Arrival arrival, UsernameExistsException taken) {
        return owners.arrived(arrival)
                .map(owner -> owner.orElseThrow(() -> taken))
                .flatMap(user -> profiles.update(arrival, user));
    }

    private static PreSignUp.Applicant applicant(Arrival arrival, Map<String, String> attributes) {
        Pool pool = arrival.pool();
        return new PreSignUp.Applicant(
                new TriggerSubject(
                        pool.region(),
                        pool.id(),
                        arrival.username(),
                        arrival.client().client().id()),
                attributes,
                Map.of(),
                Map.of());
    }

    /** The pool's own function may vouch for an address that the provider does not. */
    private static Map<String, String> vouched(Map<String, String> attributes, PreSignUp.Verdict verdict) {
        Map<String, String> vouched = new LinkedHashMap<>(attributes);
        if (verdict.verifyEmail()) {
            vouched.put(StandardAttributes.EMAIL_VERIFIED, "true");
        }
        if (verdict.verifyPhone()) {
            vouched.put(StandardAttributes.PHONE_NUMBER_VERIFIED, "true");
        }
        return vouched;
    }
}
