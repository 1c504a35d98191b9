package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.kognita.userpool.user.Verifications;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;

/** Marks addresses as verified whose codes were given back at a sign-in. */
@Singleton
class AddressProofs {

    private final Users users;
    private final Verifications verifications;

    AddressProofs(Users users, Verifications verifications) {
        this.users = users;
        this.verifications = verifications;
    }

    /** The user, whose address counts as verified now, unless somebody else has it as an alias: the sign-in is good even so. */
    Uni<User> verify(Pool pool, User user, SecondFactor factor) {
        boolean verified = factor.address()
                .flatMap(attribute -> user.attribute(attribute + "_verified"))
                .filter("true"::equals)
                .isPresent();
        if (verified) {
            return Uni.createFrom().item(user);
        }
        return Panache.withTransaction(() -> users.locked(user)
                        .call(locked -> verifications.verify(
                                pool, locked, SignInCodes.address(user, factor).orElseThrow(), false)))
                .onFailure(AliasExistsException.class)
                .recoverWithItem(user);
    }
}
