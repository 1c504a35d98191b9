package io.kognita.userpool.message;

import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DefaultEmailOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailMfaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageTemplateType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerificationMessageTemplateType;

/** A pool's message templates. */
final class Templates {

    private static final String BY_LINK = "sign-up-link";

    private Templates() {}

    /** The words for an occasion that has a template in the pool's settings. */
    static Wording of(UserPoolType pool, Occasion occasion, DeliveryMediumType medium, Language language) {
        return switch (occasion) {
            case INVITATION -> invitation(pool, medium, language);
            case SIGN_IN -> signIn(pool, EmailMfaConfigType.builder().build(), medium, language);
            case SIGN_UP, RESEND_CODE, RESET_PASSWORD, UPDATE_ATTRIBUTE, VERIFY_ATTRIBUTE ->
                verification(pool, occasion, medium, language);
        };
    }

    /**
     * The words that carry the code of a second factor.
     *
     * @param email the pool's own text for it, as far as it has one
     */
    static Wording signIn(UserPoolType pool, EmailMfaConfigType email, DeliveryMediumType medium, Language language) {
        return medium == DeliveryMediumType.SMS
                ? Wording.sms(
                        Optional.ofNullable(pool.smsAuthenticationMessage()).orElse(Occasion.SIGN_IN.body(language)))
                : Wording.email(
                        Optional.ofNullable(email.subject()).orElse(Occasion.SIGN_IN.subject(language)),
                        Optional.ofNullable(email.message()).orElse(Occasion.SIGN_IN.body(language)));
    }

    private static Wording verification(
            UserPoolType pool, Occasion occasion, DeliveryMediumType medium, Language language) {
        VerificationMessageTemplateType template = pool.verificationMessageTemplate();
        if (medium == DeliveryMediumType.EMAIL && occasion.confirmsAccount() && confirmsByLink(template)) {
            return Wording.email(
                    Optional.ofNullable(template.emailSubjectByLink()).orElse(Texts.subject(language, BY_LINK)),
                    Optional.ofNullable(template.emailMessageByLink()).orElse(Texts.body(language, BY_LINK)));
        }
        return medium == DeliveryMediumType.SMS
                ? Wording.sms(
                        first(template, VerificationMessageTemplateType::smsMessage, pool.smsVerificationMessage())
                                .orElse(occasion.body(language)))
                : Wording.email(
                        first(template, VerificationMessageTemplateType::emailSubject, pool.emailVerificationSubject())
                                .orElse(occasion.subject(language)),
                        first(template, VerificationMessageTemplateType::emailMessage, pool.emailVerificationMessage())
                                .orElse(occasion.body(language)));
    }

    private static Wording invitation(UserPoolType pool, DeliveryMediumType medium, Language language) {
        AdminCreateUserConfigType config = pool.adminCreateUserConfig();
        MessageTemplateType template = config == null ? null : config.inviteMessageTemplate();
        return medium == DeliveryMediumType.SMS
                ? Wording.sms(first(template, MessageTemplateType::smsMessage, null)
                        .orElse(Occasion.INVITATION.body(language)))
                : Wording.email(
                        first(template, MessageTemplateType::emailSubject, null)
                                .orElse(Occasion.INVITATION.subject(language)),
                        first(template, MessageTemplateType::emailMessage, null)
                                .orElse(Occasion.INVITATION.body(language)));
    }

    private static boolean confirmsByLink(VerificationMessageTemplateType template) {
        return template != null && template.defaultEmailOption() == DefaultEmailOptionType.CONFIRM_WITH_LINK;
    }

    private static <T> Optional<String> first(T template, Function<T, String> member, String legacy) {
        return Optional.ofNullable(template).map(member).or(() -> Optional.ofNullable(legacy));
    }
}
