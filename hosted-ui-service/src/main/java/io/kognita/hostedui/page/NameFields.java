package io.kognita.hostedui.page;

import io.kognita.wire.signin.ClientSettings;
import jakarta.inject.Singleton;
import java.util.List;

/** The field in which a user says who they are, as the pool's settings call it. */
@Singleton
public class NameFields {

    private static final String NAME = "username";

    private final Texts texts;

    NameFields(Texts texts) {
        this.texts = texts;
    }

    /** For a user who has an account: a user name, or any alias that the pool allows. */
    public Field existing(ClientSettings client, String value) {
        List<String> names = client.usernameAttributes();
        if (!names.isEmpty()) {
            return created(client, value);
        }
        boolean email = client.aliasAttributes().contains("email");
        boolean phone = client.aliasAttributes().contains("phone_number");
        String label;
        if (email) {
            label = phone ? texts.usernameEmailOrPhone() : texts.usernameOrEmail();
        } else {
            label = phone ? texts.usernameOrPhone() : texts.username();
        }
        return new Field(NAME, label, "text", "username", value, "");
    }

    /** For a user who chooses a name. */
    public Field created(ClientSettings client, String value) {
        boolean email = client.usernameAttributes().contains("email");
        boolean phone = client.usernameAttributes().contains("phone_number");
        if (email && phone) {
            return new Field(NAME, texts.emailOrPhone(), "text", "username", value, "");
        } else if (email) {
            return new Field(NAME, texts.attribute("email"), "email", "username", value, "");
        } else if (phone) {
            return new Field(NAME, texts.attribute("phone_number"), "tel", "username", value, texts.phoneHint());
        }
        return new Field(NAME, texts.username(), "text", "username", value, "");
    }
}
