package io.kognita.userpool.recovery;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.mfa.Demand;
import io.kognita.userpool.mfa.PoolFactors;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;

/**
 * Where a user who forgot the password is reached: only at an address that is verified, and not at one that is their second
 * factor, or whoever reads it had both.
 */
@Singleton
class RecoveryDestinations {

    private final PoolFactors poolFactors;

    RecoveryDestinations(PoolFactors poolFactors) {
        this.poolFactors = poolFactors;
    }

    /** Tells of each user of a pool the first of the pool's ways by which they can be reached. */
    Uni<Function<User, Optional<Destination>>> of(Pool pool) {
        return poolFactors.of(pool).map(offered -> user -> of(pool, Demand.of(pool, offered, user), user));
    }

    private static Optional<Destination> of(Pool pool, Demand demand, User user) {
        Set<String> taken = demand.accepted().stream()
                .map(SecondFactor::address)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return pool.recoveryWays().stream()
                .flatMap(way -> destination(way, user).stream())
                .filter(destination -> !taken.contains(destination.attribute()))
                .findFirst();
    }

    /** AWS's answer where there is none. */
    static InvalidParameterException unreachable() {
        return InvalidParameterException.builder()
                .message("Cannot reset password for the user as there is no registered/verified email or phone_number")
                .build();
    }

    /** True when the pool leaves recovery to administrators. */
    static boolean byAdministratorsOnly(Pool pool) {
        return pool.recoveryWays().equals(List.of(RecoveryOptionNameType.ADMIN_ONLY));
    }

    private static Optional<Destination> destination(RecoveryOptionNameType way, User user) {
        return switch (way) {
            case VERIFIED_EMAIL -> verified(user, Destination.EMAIL);
            case VERIFIED_PHONE_NUMBER -> verified(user, Destination.PHONE);
            case ADMIN_ONLY, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
        };
    }

    private static Optional<Destination> verified(User user, String attribute) {
        return user.attribute(attribute + "_verified")
                .filter("true"::equals)
                .flatMap(yes -> user.attribute(attribute))
                .map(address -> new Destination(attribute, address));
    }
}
