package io.kognita.userpool.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DefaultEmailOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerificationMessageTemplateType;

class TemplatesTest {

    private static final Optional<String> NO_LINK = Optional.empty();
    private static final UserPoolType PLAIN = UserPoolType.builder().build();

    @Test
    void hasWordsOfItsOwnForAPoolWithoutTemplates() {
        assertThat(code(PLAIN, DeliveryMediumType.EMAIL).body()).contains("123456");
        assertThat(code(PLAIN, DeliveryMediumType.SMS).body()).contains("123456");
        assertThat(Templates.of(PLAIN, Occasion.INVITATION, DeliveryMediumType.EMAIL, Language.ENGLISH)
                        .letter("ann", "pw", NO_LINK)
                        .body())
                .contains("ann")
                .contains("pw");
    }

    @Test
    void prefersTheTemplateToTheLegacySetting() {
        UserPoolType pool = UserPoolType.builder()
                .emailVerificationMessage("legacy {####}")
                .emailVerificationSubject("legacy")
                .smsVerificationMessage("sms {####}")
                .verificationMessageTemplate(template -> template.emailMessage("new {####} for {username}"))
                .build();
        assertThat(code(pool, DeliveryMediumType.EMAIL)).isEqualTo(new Letter("legacy", "new 123456 for ann"));
        assertThat(code(pool, DeliveryMediumType.SMS)).isEqualTo(new Letter("", "sms 123456"));
    }

    @Test
    void escapesAUsersNameInHtmlAndSubject() {
        UserPoolType pool = UserPoolType.builder()
                .emailVerificationMessage("Hello {username}: {####}")
                .emailVerificationSubject("For {username}")
                .build();
        Letter letter = Templates.of(pool, Occasion.SIGN_UP, DeliveryMediumType.EMAIL, Language.ENGLISH)
                .letter("<b>&\"'\r\nBcc: x</b>{####}$1", "123456", NO_LINK);
        assertThat(letter.body()).startsWith("Hello &lt;b&gt;&amp;&quot;&#39;").endsWith("{####}$1: 123456");
        assertThat(letter.subject()).doesNotContain("\r", "\n");
    }

    @Test
    void sendsNoInvitationWithoutAPlaceForThePassword() {
        UserPoolType pool = UserPoolType.builder()
                .adminCreateUserConfig(config -> config.inviteMessageTemplate(
                        template -> template.emailMessage("Welcome {username}").smsMessage("{username} {####}")))
                .build();
        assertThat(Templates.of(pool, Occasion.INVITATION, DeliveryMediumType.EMAIL, Language.ENGLISH)
                        .tellsSecret())
                .isFalse();
        Wording sms = Templates.of(pool, Occasion.INVITATION, DeliveryMediumType.SMS, Language.ENGLISH);
        assertThat(sms.tellsSecret()).isTrue();
        assertThat(sms.letter("ann", "pw", NO_LINK)).isEqualTo(new Letter("", "ann pw"));
    }

    @Test
    void putsALinkWhereATemplateHasOne() {
        UserPoolType pool = byLink(template -> template.emailSubjectByLink("Hi {username}")
                .emailMessageByLink("Go {##here & <b>now</b>##}, {username}"));
        Wording words = Templates.of(pool, Occasion.SIGN_UP, DeliveryMediumType.EMAIL, Language.ENGLISH);
        assertThat(words.tellsSecret()).isTrue();
        assertThat(words.letter("ann", "123456", Optional.of("https://id.example.com/confirmUser?a=\"b\"&c=1")))
                .isEqualTo(
                        new Letter(
                                "Hi ann",
                                "Go <a href=\"https://id.example.com/confirmUser?a=&quot;b&quot;&amp;c=1\">here & <b>now</b></a>, ann"));
    }

    @Test
    void linksNothingButTheConfirmationOfAnAccount() {
        UserPoolType pool = byLink(template -> template);
        assertThat(Templates.of(pool, Occasion.RESEND_CODE, DeliveryMediumType.EMAIL, Language.ENGLISH)
                        .body())
                .contains("{##");
        assertThat(Templates.of(pool, Occasion.VERIFY_ATTRIBUTE, DeliveryMediumType.EMAIL, Language.ENGLISH)
                        .body())
                .contains("{####}");
        assertThat(Templates.of(pool, Occasion.SIGN_UP, DeliveryMediumType.SMS, Language.ENGLISH)
                        .body())
                .contains("{####}");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasEveryMessageInEveryLanguage(Language language) {
        for (Occasion occasion : Occasion.values()) {
            for (DeliveryMediumType medium : List.of(DeliveryMediumType.EMAIL, DeliveryMediumType.SMS)) {
                Letter letter = Templates.of(PLAIN, occasion, medium, language).letter("ann", "123456", NO_LINK);
                assertThat(letter.body()).contains("123456").doesNotContain("{");
                assertThat(letter.body().length()).isLessThanOrEqualTo(140);
                assertThat(letter.subject().isEmpty()).isEqualTo(medium == DeliveryMediumType.SMS);
            }
        }
        Wording link = Templates.of(byLink(template -> template), Occasion.SIGN_UP, DeliveryMediumType.EMAIL, language);
        assertThat(link.letter("ann", "123456", Optional.of("https://a.example"))
                        .body())
                .contains("<a href=\"https://a.example\">")
                .doesNotContain("{");
    }

    @ParameterizedTest
    @CsvSource({
        "de, GERMAN",
        "de_AT, GERMAN",
        "DE-de, GERMAN",
        "pt, BRAZILIAN_PORTUGUESE",
        "pt-PT, BRAZILIAN_PORTUGUESE",
        "in-ID, INDONESIAN",
        "zh, SIMPLIFIED_CHINESE",
        "zh-Hans-HK, SIMPLIFIED_CHINESE",
        "zh_TW, TRADITIONAL_CHINESE",
        "zh-Hant, TRADITIONAL_CHINESE",
        "nl, ENGLISH",
        "'', ENGLISH",
        "'<b>', ENGLISH"
    })
    void speaksTheLanguageOfTheUsersLocale(String locale, Language language) {
        assertThat(Language.of(Optional.of(locale))).isEqualTo(language);
        assertThat(Language.of(Optional.empty())).isEqualTo(Language.ENGLISH);
    }

    private static UserPoolType byLink(UnaryOperator<VerificationMessageTemplateType.Builder> template) {
        return UserPoolType.builder()
                .verificationMessageTemplate(template.apply(VerificationMessageTemplateType.builder()
                                .defaultEmailOption(DefaultEmailOptionType.CONFIRM_WITH_LINK))
                        .build())
                .build();
    }

    @Test
    void masksDestinationsAsCognitoDoes() {
        assertThat(new Destination("email", "user@example.com").masked().destination())
                .isEqualTo("u***@e***");
        assertThat(new Destination("phone_number", "+15555550123").masked().destination())
                .isEqualTo("+*******0123");
        assertThat(new Destination("email", "user@example.com")).asString().doesNotContain("user");
    }

    private static Letter code(UserPoolType pool, DeliveryMediumType medium) {
        return Templates.of(pool, Occasion.SIGN_UP, medium, Language.ENGLISH).letter("ann", "123456", NO_LINK);
    }
}
