package io.kognita.userpool.mfa;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MFAOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SMSMfaSettingsType;

/** Sets which second factors a user has turned on and prefers; users and administrators alike. */
@Singleton
class Preferences {

    private final PoolFactors poolFactors;
    private final FactorChanges changes;

    Preferences(PoolFactors poolFactors, FactorChanges changes) {
        this.poolFactors = poolFactors;
        this.changes = changes;
    }

    Uni<Void> change(Pool pool, User user, PreferenceChange change) {
        return poolFactors
                .of(pool)
                .flatMap(offered ->
                        changes.locked(user, locked -> changes.apply(pool, locked, change.of(locked, offered))));
    }

    /** The older form, which knows text messages only: an empty list turns them off. */
    Uni<Void> change(Pool pool, User user, List<MFAOptionType> options) {
        for (MFAOptionType option : options) {
            boolean phone = StandardAttributes.PHONE_NUMBER.equals(option.attributeName());
            if (!phone || option.deliveryMedium() != DeliveryMediumType.SMS) {
                throw InvalidParameterException.builder()
                        .message("MFAOptions can only be phone_number with the delivery medium SMS")
                        .build();
            }
        }
        SMSMfaSettingsType sms =
                SMSMfaSettingsType.builder().enabled(!options.isEmpty()).build();
        return change(pool, user, new PreferenceChange(sms, null, null, null));
    }
}
