package io.kognita.hostedui.signup;

import io.kognita.hostedui.page.AttributeFields;
import io.kognita.hostedui.page.Field;
import io.kognita.hostedui.page.Form;
import io.kognita.hostedui.page.NameFields;
import io.kognita.wire.signin.ClientSettings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;

/** What a pool wants to know of a new user. */
@Singleton
class SignUpFields {

    private final NameFields names;
    private final AttributeFields attributes;

    SignUpFields(NameFields names, AttributeFields attributes) {
        this.names = names;
        this.attributes = attributes;
    }

    /** The fields of the page, filled with what was entered before. */
    List<Field> of(ClientSettings client, Optional<Form> form) {
        List<Field> fields = new ArrayList<>();
        fields.add(names.created(client, form.map(sent -> sent.text("username")).orElse("")));
        fields.addAll(attributes.of(asked(client), form));
        return List.copyOf(fields);
    }

    /** The operation's input. */
    SignUpRequest request(Form form) {
        return SignUpRequest.builder()
                .clientId(form.page().clientId())
                .username(form.text("username"))
                .password(form.text("password"))
                .userAttributes(AttributeFields.values(asked(form.page().client()), form))
                .userContextData(data -> data.ipAddress(form.page().visitor().address()))
                .build();
    }

    /**
     * Required attributes, and the addresses that the pool verifies: without one the user could never be confirmed. Not
     * the one that is the user name itself; where it may be either address, that one is verified.
     */
    private static List<String> asked(ClientSettings client) {
        List<String> names = client.usernameAttributes();
        Stream<String> verified = names.size() > 1 ? Stream.empty() : client.autoVerifiedAttributes().stream();
        return Stream.concat(client.requiredAttributes().stream(), verified)
                .distinct()
                .filter(attribute -> !attribute.equals("sub"))
                .filter(attribute -> names.size() != 1 || !names.contains(attribute))
                .toList();
    }
}
