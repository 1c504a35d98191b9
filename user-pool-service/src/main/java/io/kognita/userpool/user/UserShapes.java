package io.kognita.userpool.user;

import io.kognita.userpool.schema.StandardAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MFAOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** Users in AWS's shapes. */
public final class UserShapes {

    private UserShapes() {}

    /** A user as lists and administrators see it. */
    public static UserType user(User user) {
        return user(user, attribute -> true);
    }

    /** As {@link #user(User)}, with some of the attributes. */
    public static UserType user(User user, Predicate<String> shown) {
        return UserType.builder()
                .username(user.username())
                .attributes(attributes(user, shown))
                .userCreateDate(user.createdAt())
                .userLastModifiedDate(user.modifiedAt())
                .enabled(user.enabled())
                .userStatus(user.status())
                .mfaOptions(mfaOptions(user))
                .build();
    }

    /** Attributes of a user, {@code sub} included. */
    public static List<AttributeType> attributes(User user, Predicate<String> shown) {
        List<AttributeType> attributes = new ArrayList<>();
        if (shown.test("sub")) {
            attributes.add(attribute("sub", user.sub().toString()));
        }
        user.attributes().entrySet().stream()
                .filter(entry -> shown.test(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> attributes.add(attribute(entry.getKey(), entry.getValue())));
        return attributes;
    }

    /** A user's attributes as a pool's functions see them. */
    public static Map<String, String> forFunctions(User user) {
        Map<String, String> attributes = new LinkedHashMap<>(user.attributes());
        attributes.put("sub", user.sub().toString());
        attributes.put("cognito:user_status", user.status().toString());
        return attributes;
    }

    /** Names of the second factors that are turned on; null for none, as AWS leaves them out. */
    public static List<String> secondFactors(User user) {
        Set<SecondFactor> enabled = user.secondFactors().enabled();
        return enabled.isEmpty()
                ? null
                : enabled.stream().map(SecondFactor::name).toList();
    }

    /** Name of the preferred second factor, or null. */
    public static String preferredFactor(User user) {
        SecondFactor preferred = user.secondFactors().preferred();
        return preferred == null ? null : preferred.name();
    }

    /** The form in which text messages were once told of as a factor; null without them. */
    public static List<MFAOptionType> mfaOptions(User user) {
        return user.secondFactors().enabled().contains(SecondFactor.SMS_MFA)
                ? List.of(MFAOptionType.builder()
                        .deliveryMedium(DeliveryMediumType.SMS)
                        .attributeName(StandardAttributes.PHONE_NUMBER)
                        .build())
                : null;
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
