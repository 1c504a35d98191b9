package io.kognita.userpool.user;

import io.kognita.userpool.client.Client;
import io.kognita.userpool.schema.StandardAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Attributes as requests carry them. */
public final class AttributeList {

    private static final String IDENTITIES = "identities";

    private static final Set<String> NEVER_BY_A_USER = Set.of(
            StandardAttributes.SUB,
            StandardAttributes.EMAIL_VERIFIED,
            StandardAttributes.PHONE_NUMBER_VERIFIED,
            IDENTITIES);

    private AttributeList() {}

    /**
     * The attributes by name.
     *
     * @throws InvalidParameterException when one is there twice, for it would not be clear which value counts
     */
    public static Map<String, String> of(List<AttributeType> attributes) {
        Map<String, String> values = new LinkedHashMap<>();
        attributes.forEach(attribute -> {
            String value = attribute.value() == null ? "" : spelled(attribute.name(), attribute.value());
            if (values.put(attribute.name(), value) != null) {
                throw InvalidParameterException.builder()
                        .message("Duplicate attribute name: " + attribute.name())
                        .build();
            }
        });
        return values;
    }

    /** AWS takes {@code True} for {@code true} where somebody vouches for an address. */
    private static String spelled(String name, String value) {
        return name.equals(StandardAttributes.EMAIL_VERIFIED) || name.equals(StandardAttributes.PHONE_NUMBER_VERIFIED)
                ? value.toLowerCase(Locale.ROOT)
                : value;
    }

    /**
     * Attributes that an administrator sets.
     *
     * @throws InvalidParameterException for linked accounts, which linking alone writes: whoever could set them would look
     *     like somebody else
     */
    public static Map<String, String> administered(List<AttributeType> attributes) {
        Map<String, String> values = of(attributes);
        if (values.containsKey(IDENTITIES)) {
            throw InvalidParameterException.builder()
                    .message("Cannot modify the non-mutable attribute " + IDENTITIES)
                    .build();
        }
        return values;
    }

    /**
     * Attributes that a user sets through a client.
     *
     * @throws NotAuthorizedException when the client may not write one of them; no client lets a user vouch for an address,
     *     choose an id or touch what developers keep for themselves
     */
    public static Map<String, String> writableBy(Client client, List<AttributeType> attributes) {
        Map<String, String> values = of(attributes);
        values.keySet().forEach(name -> {
            if (NEVER_BY_A_USER.contains(name)
                    || name.startsWith("dev:")
                    || name.startsWith("cognito:")
                    || !client.writable(name)) {
                throw NotAuthorizedException.builder()
                        .message("A client attempted to write unauthorized attribute")
                        .build();
            }
        });
        return values;
    }
}
