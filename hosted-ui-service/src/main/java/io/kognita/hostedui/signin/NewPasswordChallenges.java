package io.kognita.hostedui.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.hostedui.page.AttributeFields;
import io.kognita.hostedui.page.Form;
import io.kognita.hostedui.page.Page;
import io.kognita.hostedui.page.Pages;
import io.kognita.hostedui.session.SealedJson;
import io.kognita.wire.signin.SignInStep;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Carries the challenge for a new password from the sign-in to the page that answers it. */
@Singleton
class NewPasswordChallenges implements ChallengePage {

    private static final String PURPOSE = "hosted-ui-new-password";
    private static final String ATTRIBUTE_PREFIX = "userAttributes.";

    private final SealedJson sealed;
    private final AttributeFields fields;
    private final Pages pages;
    private final ObjectMapper json;

    NewPasswordChallenges(SealedJson sealed, AttributeFields fields, Pages pages, ObjectMapper json) {
        this.sealed = sealed;
        this.fields = fields;
        this.pages = pages;
        this.json = json;
    }

    @Override
    public boolean shows(String challenge) {
        return challenge.equals("NEW_PASSWORD_REQUIRED");
    }

    @Override
    public Uni<Response> show(Page page, String username, SignInStep.Challenge challenge) {
        NewPasswordChallenge kept = new NewPasswordChallenge(
                page.clientId(),
                challenge.parameters().getOrDefault("USER_ID_FOR_SRP", username),
                challenge.session(),
                attributes(challenge));
        String hidden = sealed.seal(PURPOSE, kept, page.browser());
        return pages.newPassword(page, hidden, username, fields.of(kept.attributes(), Optional.empty()), "");
    }

    /** Shows the page again with what was wrong. */
    Uni<Response> showAgain(Form form, NewPasswordChallenge challenge, String error) {
        return pages.newPassword(
                form.page(),
                form.text("challenge"),
                form.text("username"),
                fields.of(challenge.attributes(), Optional.of(form)),
                error);
    }

    /** The challenge that a form answers; empty when it was made for another browser or client. */
    Optional<NewPasswordChallenge> open(Form form) {
        return sealed.open(PURPOSE, form.text("challenge"), form.page().browser(), NewPasswordChallenge.class)
                .filter(challenge -> challenge.clientId().equals(form.page().clientId()));
    }

    private List<String> attributes(SignInStep.Challenge challenge) {
        String names = challenge.parameters().getOrDefault("requiredAttributes", "[]");
        try {
            return json.readValue(names, new TypeReference<List<String>>() {}).stream()
                    .map(name -> name.startsWith(ATTRIBUTE_PREFIX) ? name.substring(ATTRIBUTE_PREFIX.length()) : name)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("user-pool-service names required attributes in an unknown form", e);
        }
    }
}
