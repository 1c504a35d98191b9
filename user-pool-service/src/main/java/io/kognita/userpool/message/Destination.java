package io.kognita.userpool.message;

import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;

/**
 * Where a message goes: the value of a user's {@code email} or {@code phone_number}.
 *
 * @param attribute name of the attribute
 * @param address its value
 */
public record Destination(String attribute, String address) {

    public static final String EMAIL = "email";
    public static final String PHONE = "phone_number";

    public Destination {
        if (!attribute.equals(EMAIL) && !attribute.equals(PHONE)) {
            throw new IllegalArgumentException("nothing is delivered to " + attribute);
        }
    }

    public DeliveryMediumType medium() {
        return attribute.equals(EMAIL) ? DeliveryMediumType.EMAIL : DeliveryMediumType.SMS;
    }

    /** What a client that has proved nothing may know of it: {@code a***@e***} or {@code +*******4321}. */
    public CodeDeliveryDetailsType masked() {
        return CodeDeliveryDetailsType.builder()
                .attributeName(attribute)
                .deliveryMedium(medium())
                .destination(attribute.equals(EMAIL) ? maskedEmail() : maskedPhone())
                .build();
    }

    private String maskedEmail() {
        int at = address.lastIndexOf('@');
        return first(address.substring(0, Math.max(at, 0))) + "***@" + first(address.substring(at + 1)) + "***";
    }

    private String maskedPhone() {
        return "+*******" + address.substring(Math.max(0, address.length() - 4));
    }

    private static String first(String text) {
        return text.isEmpty() ? "" : Character.toString(text.codePointAt(0));
    }

    /** An address is personal data, so it stays out of logs. */
    @Override
    public String toString() {
        return "Destination[" + attribute + "]";
    }
}
