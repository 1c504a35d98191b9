package io.kognita.hostedui.page;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/** Fields for attributes that a pool requires. Only these reach user-pool-service, whatever else a form holds. */
@Singleton
public class AttributeFields {

    private static final Map<String, String> TYPES = Map.of(
            "email", "email",
            "phone_number", "tel",
            "birthdate", "date",
            "website", "url",
            "profile", "url",
            "picture", "url");

    private static final Map<String, String> AUTOFILL = Map.ofEntries(
            Map.entry("email", "email"),
            Map.entry("phone_number", "tel"),
            Map.entry("name", "name"),
            Map.entry("given_name", "given-name"),
            Map.entry("family_name", "family-name"),
            Map.entry("middle_name", "additional-name"),
            Map.entry("nickname", "nickname"),
            Map.entry("birthdate", "bday"),
            Map.entry("gender", "sex"),
            Map.entry("website", "url"),
            Map.entry("locale", "language"),
            Map.entry("address", "street-address"));

    private final Texts texts;

    AttributeFields(Texts texts) {
        this.texts = texts;
    }

    /** The fields of attributes, filled with what was entered before. */
    public List<Field> of(Collection<String> attributes, Optional<Form> form) {
        return attributes.stream()
                .map(name ->
                        field(name, form.map(sent -> sent.text(fieldName(name))).orElse("")))
                .toList();
    }

    /** The values that a form holds for attributes. */
    public static List<AttributeType> values(Collection<String> attributes, Form form) {
        return attributes.stream()
                .filter(name -> !form.text(fieldName(name)).isEmpty())
                .map(name -> AttributeType.builder()
                        .name(name)
                        .value(form.text(fieldName(name)))
                        .build())
                .toList();
    }

    private Field field(String name, String value) {
        return new Field(
                fieldName(name),
                texts.attribute(name),
                TYPES.getOrDefault(name, "text"),
                AUTOFILL.getOrDefault(name, "off"),
                value,
                name.equals("phone_number") ? texts.phoneHint() : "");
    }

    /** As Cognito's own pages name these fields. */
    private static String fieldName(String attribute) {
        return "requiredAttributes[" + attribute + "]";
    }
}
