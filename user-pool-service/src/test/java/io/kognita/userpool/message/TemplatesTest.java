package io.kognita.userpool.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

class TemplatesTest {

    private static final UserPoolType PLAIN = UserPoolType.builder().build();

    @Test
    void hasWordsOfItsOwnForAPoolWithoutTemplates() {
        assertThat(code(PLAIN, DeliveryMediumType.EMAIL).body()).contains("123456");
        assertThat(code(PLAIN, DeliveryMediumType.SMS).body()).contains("123456");
        assertThat(Templates.of(PLAIN, Occasion.INVITATION, DeliveryMediumType.EMAIL)
                        .letter("ann", "pw")
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
        Letter letter = Templates.of(pool, Occasion.SIGN_UP, DeliveryMediumType.EMAIL)
                .letter("<b>&\"'\r\nBcc: x</b>{####}$1", "123456");
        assertThat(letter.body()).startsWith("Hello &lt;b&gt;&amp;&quot;&#39;").endsWith("{####}$1: 123456");
        assertThat(letter.subject()).doesNotContain("\r", "\n");
    }

    @Test
    void sendsNoInvitationWithoutAPlaceForThePassword() {
        UserPoolType pool = UserPoolType.builder()
                .adminCreateUserConfig(config -> config.inviteMessageTemplate(
                        template -> template.emailMessage("Welcome {username}").smsMessage("{username} {####}")))
                .build();
        assertThat(Templates.of(pool, Occasion.INVITATION, DeliveryMediumType.EMAIL)
                        .tellsSecret())
                .isFalse();
        Wording sms = Templates.of(pool, Occasion.INVITATION, DeliveryMediumType.SMS);
        assertThat(sms.tellsSecret()).isTrue();
        assertThat(sms.letter("ann", "pw")).isEqualTo(new Letter("", "ann pw"));
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
        return Templates.of(pool, Occasion.SIGN_UP, medium).letter("ann", "123456");
    }
}
