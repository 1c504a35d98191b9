package io.kognita.userpool.recovery;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountRecoverySettingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;

/** Where a user who forgot the password is reached: only at an address that is verified. */
final class RecoveryDestinations {

    /** What AWS does for a pool that says nothing: the phone first. */
    private static final List<RecoveryOptionNameType> DEFAULT =
            List.of(RecoveryOptionNameType.VERIFIED_PHONE_NUMBER, RecoveryOptionNameType.VERIFIED_EMAIL);

    private RecoveryDestinations() {}

    /** The first of the pool's ways by which the user can be reached. */
    static Optional<Destination> of(Pool pool, User user) {
        return ways(pool).stream()
                .flatMap(way -> destination(way, user).stream())
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
        return ways(pool).equals(List.of(RecoveryOptionNameType.ADMIN_ONLY));
    }

    private static List<RecoveryOptionNameType> ways(Pool pool) {
        AccountRecoverySettingType setting = pool.settings().accountRecoverySetting();
        if (setting == null || setting.recoveryMechanisms().isEmpty()) {
            return DEFAULT;
        }
        return setting.recoveryMechanisms().stream()
                .sorted(Comparator.comparing(RecoveryOptionType::priority))
                .map(RecoveryOptionType::name)
                .toList();
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
