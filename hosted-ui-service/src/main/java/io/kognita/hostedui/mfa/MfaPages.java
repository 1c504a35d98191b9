package io.kognita.hostedui.mfa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.hostedui.page.AttributeFields;
import io.kognita.hostedui.page.Form;
import io.kognita.hostedui.page.Page;
import io.kognita.hostedui.page.Pages;
import io.kognita.hostedui.session.SealedJson;
import io.kognita.hostedui.signin.ChallengePage;
import io.kognita.wire.signin.SignInStep;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries second factors from the sign-in to the pages that answer them. */
@Singleton
class MfaPages implements ChallengePage {

    private static final String PURPOSE = "hosted-ui-mfa";
    private static final Set<String> SHOWN =
            Set.of("SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", MfaChallenge.MFA_SETUP);

    private final SealedJson sealed;
    private final Pages pages;
    private final AttributeFields fields;
    private final MfaSetUps setUps;
    private final ObjectMapper json;

    MfaPages(SealedJson sealed, Pages pages, AttributeFields fields, MfaSetUps setUps, ObjectMapper json) {
        this.sealed = sealed;
        this.pages = pages;
        this.fields = fields;
        this.setUps = setUps;
        this.json = json;
    }

    @Override
    public boolean shows(String challenge) {
        return SHOWN.contains(challenge);
    }

    @Override
    public Uni<Response> show(Page page, String username, SignInStep.Challenge asked) {
        Map<String, String> parameters = asked.parameters();
        MfaChallenge challenge = new MfaChallenge(
                page.clientId(),
                parameters.getOrDefault("USER_ID_FOR_SRP", username),
                asked.name(),
                asked.session(),
                names(parameters.getOrDefault("MFAS_CAN_CHOOSE", parameters.getOrDefault("MFAS_CAN_SETUP", "[]"))),
                parameters.getOrDefault("CODE_DELIVERY_DESTINATION", ""),
                "",
                "");
        return challenge.isSetUp() && challenge.choices().size() == 1
                ? setUp(page, challenge, challenge.choices().getFirst())
                : show(page, challenge);
    }

    /** The page on which a factor is set up that the user chose. */
    Uni<Response> setUp(Page page, MfaChallenge challenge, String factor) {
        return setUps.begin(challenge, factor).chain(begun -> show(page, begun));
    }

    /** Shows the page again with what was wrong. */
    Uni<Response> showAgain(Form form, MfaChallenge challenge, String error) {
        return show(form.page(), challenge, form.text("challenge"), Optional.of(form), error);
    }

    /** The challenge that a form answers; empty when it was made for another browser or client. */
    Optional<MfaChallenge> open(Form form) {
        return sealed.open(PURPOSE, form.text("challenge"), form.page().browser(), MfaChallenge.class)
                .filter(challenge -> challenge.clientId().equals(form.page().clientId()));
    }

    private Uni<Response> show(Page page, MfaChallenge challenge) {
        String hidden = sealed.seal(PURPOSE, challenge, page.browser());
        return show(page, challenge, hidden, Optional.empty(), "");
    }

    private Uni<Response> show(Page page, MfaChallenge challenge, String hidden, Optional<Form> sent, String error) {
        if (!challenge.secret().isEmpty()) {
            return pages.mfaApp(
                    page,
                    hidden,
                    QrCode.of(KeyUri.of(page.client().clientName(), challenge.username(), challenge.secret())),
                    challenge.secret(),
                    error);
        } else if (!challenge.address().isEmpty()) {
            return pages.mfaAddress(
                    page, hidden, fields.of(List.of(challenge.address()), sent).getFirst(), error);
        } else if (!challenge.choices().isEmpty()) {
            return pages.mfaChoice(page, hidden, challenge.isSetUp(), challenge.choices(), error);
        }
        return pages.mfaCode(page, hidden, challenge.name(), challenge.destination(), error);
    }

    private List<String> names(String list) {
        try {
            return json.readValue(list, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("user-pool-service names factors in an unknown form", e);
        }
    }
}
