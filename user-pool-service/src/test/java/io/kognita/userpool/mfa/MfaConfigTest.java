package io.kognita.userpool.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.user.SecondFactor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnFactorConfigurationType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MfaConfigTest {

    private static final String CALLER = "arn:aws:iam::000000000000:role/sns";
    private static final String NOTHING_LEFT =
            "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.";
    private static final String BOTH =
            "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.";

    private CognitoIdentityProviderClient idp;
    private String pool;

    @BeforeEach
    void aPool() {
        idp = Idp.client();
        pool = idp.createUserPool(request -> request.poolName("mfa")).userPool().id();
    }

    @Test
    void aNewPoolAsksForNoSecondFactor() {
        GetUserPoolMfaConfigResponse nothing = GetUserPoolMfaConfigResponse.builder()
                .mfaConfiguration(UserPoolMfaType.OFF)
                .build();
        assertThat(config().equalsBySdkFields(nothing)).isTrue();
    }

    @Test
    void aPoolCreatedWithAFactorHasTextMessages() {
        pool = idp.createUserPool(request -> request.poolName("mfa")
                        .mfaConfiguration(UserPoolMfaType.ON)
                        .smsAuthenticationMessage("Your code: {####}")
                        .smsConfiguration(sms -> sms.snsCallerArn(CALLER).externalId("x")))
                .userPool()
                .id();

        assertThat(config().mfaConfiguration()).isEqualTo(UserPoolMfaType.ON);
        assertThat(config().smsMfaConfiguration().smsAuthenticationMessage()).isEqualTo("Your code: {####}");
        assertThat(config().smsMfaConfiguration().smsConfiguration().snsCallerArn())
                .isEqualTo(CALLER);
    }

    @Test
    void keepsEverythingThatIsSet() {
        SetUserPoolMfaConfigResponse answer = set(this::everything);

        assertThat(answer.mfaConfiguration()).isEqualTo(UserPoolMfaType.OPTIONAL);
        assertThat(answer.softwareTokenMfaConfiguration().enabled()).isTrue();
        assertThat(answer.emailMfaConfiguration().message()).isEqualTo("Code {####}");
        assertThat(answer.emailMfaConfiguration().subject()).isEqualTo("Your code");
        assertThat(answer.smsMfaConfiguration().smsAuthenticationMessage()).isEqualTo("Text {####}");
        assertThat(answer.smsMfaConfiguration().smsConfiguration().snsCallerArn())
                .isEqualTo(CALLER);
        assertThat(answer.webAuthnConfiguration().relyingPartyId()).isEqualTo("example.com");
        assertThat(answer.webAuthnConfiguration().userVerification()).isEqualTo(UserVerificationType.REQUIRED);
        GetUserPoolMfaConfigResponse kept = config();
        assertThat(kept.mfaConfiguration()).isEqualTo(answer.mfaConfiguration());
        assertThat(kept.smsMfaConfiguration()).isEqualTo(answer.smsMfaConfiguration());
        assertThat(kept.softwareTokenMfaConfiguration()).isEqualTo(answer.softwareTokenMfaConfiguration());
        assertThat(kept.emailMfaConfiguration()).isEqualTo(answer.emailMfaConfiguration());
        assertThat(kept.webAuthnConfiguration()).isEqualTo(answer.webAuthnConfiguration());
    }

    @Test
    void showsAppsThatAreNotEnabledAndOffersNone() {
        set(request -> request.mfaConfiguration(UserPoolMfaType.ON)
                .smsMfaConfiguration(sms -> sms.smsConfiguration(caller -> caller.snsCallerArn(CALLER)))
                .softwareTokenMfaConfiguration(token -> token.enabled(false)));

        assertThat(config().softwareTokenMfaConfiguration().enabled()).isFalse();
        assertThat(new OfferedFactors(config()).factors()).containsExactly(SecondFactor.SMS_MFA);
    }

    @Test
    void thePoolShowsItsPart() {
        set(this::everything);

        UserPoolType described =
                idp.describeUserPool(request -> request.userPoolId(pool)).userPool();
        assertThat(described.mfaConfiguration()).isEqualTo(UserPoolMfaType.OPTIONAL);
        assertThat(described.smsConfiguration().snsCallerArn()).isEqualTo(CALLER);
        assertThat(described.smsAuthenticationMessage()).isEqualTo("Text {####}");
    }

    @Test
    void replacesFactorsAndKeepsPasskeysThatARequestDoesNotMention() {
        set(this::everything);

        set(request -> request.mfaConfiguration(UserPoolMfaType.ON)
                .softwareTokenMfaConfiguration(token -> token.enabled(true)));

        assertThat(config().smsMfaConfiguration()).isNull();
        assertThat(config().emailMfaConfiguration()).isNull();
        assertThat(config().softwareTokenMfaConfiguration().enabled()).isTrue();
        assertThat(config().webAuthnConfiguration().relyingPartyId()).isEqualTo("example.com");
    }

    @Test
    void passkeysAloneLeaveTheFactorsAsTheyAre() {
        set(request -> request.mfaConfiguration(UserPoolMfaType.ON)
                .softwareTokenMfaConfiguration(token -> token.enabled(true)));

        set(request -> request.webAuthnConfiguration(passkeys -> passkeys.relyingPartyId("example.org")));

        assertThat(config().mfaConfiguration()).isEqualTo(UserPoolMfaType.ON);
        assertThat(config().softwareTokenMfaConfiguration().enabled()).isTrue();
        assertThat(config().webAuthnConfiguration().relyingPartyId()).isEqualTo("example.org");
    }

    @Test
    void turnsEverythingOff() {
        set(this::everything);

        set(request -> request.mfaConfiguration(UserPoolMfaType.OFF));

        assertThat(config().mfaConfiguration()).isEqualTo(UserPoolMfaType.OFF);
        assertThat(config().softwareTokenMfaConfiguration()).isNull();
        assertThat(config().smsMfaConfiguration()).isNull();
    }

    @Test
    void refusesToAskForAFactorThatThereIsNot() {
        invalid(request -> request.mfaConfiguration(UserPoolMfaType.ON), NOTHING_LEFT);
        invalid(
                request -> request.mfaConfiguration(UserPoolMfaType.OPTIONAL)
                        .softwareTokenMfaConfiguration(token -> token.enabled(false)),
                NOTHING_LEFT);
        invalid(
                request -> request.mfaConfiguration(UserPoolMfaType.ON)
                        .smsMfaConfiguration(sms -> sms.smsAuthenticationMessage("Code {####}")),
                "SMS configuration and Auto verification for phone_number are required");
    }

    @Test
    void refusesFactorsOfAPoolThatAsksForNone() {
        invalid(
                request -> request.mfaConfiguration(UserPoolMfaType.OFF)
                        .softwareTokenMfaConfiguration(token -> token.enabled(true)),
                BOTH);
        invalid(
                request -> request.mfaConfiguration(UserPoolMfaType.OFF)
                        .emailMfaConfiguration(email -> email.subject("Code")),
                BOTH);
        invalid(request -> request.softwareTokenMfaConfiguration(token -> token.enabled(true)), BOTH);
        set(request -> request.mfaConfiguration(UserPoolMfaType.OFF)
                .webAuthnConfiguration(passkeys -> passkeys.relyingPartyId("example.com")));
        assertThat(config().webAuthnConfiguration().relyingPartyId()).isEqualTo("example.com");
    }

    @Test
    void refusesWhatTheTierDoesNotHave() {
        pool = idp.createUserPool(request -> request.poolName("lite").userPoolTier(UserPoolTierType.LITE))
                .userPool()
                .id();

        assertThatThrownBy(() -> set(request -> request.mfaConfiguration(UserPoolMfaType.ON)
                        .emailMfaConfiguration(email -> email.subject("x"))))
                .isInstanceOf(FeatureUnavailableInTierException.class);
        assertThatThrownBy(() -> set(request -> request.webAuthnConfiguration(passkeys -> passkeys.factorConfiguration(
                        WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION))))
                .isInstanceOf(FeatureUnavailableInTierException.class);
    }

    @Test
    void namesAPoolThatDoesNotExist() {
        pool = "us-east-1_Unknown00";
        assertThatThrownBy(this::config)
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("User pool " + pool + " does not exist.");
        assertThatThrownBy(() -> set(request -> request.mfaConfiguration(UserPoolMfaType.OFF)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void everything(SetUserPoolMfaConfigRequest.Builder request) {
        request.mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .softwareTokenMfaConfiguration(token -> token.enabled(true))
                .emailMfaConfiguration(email -> email.message("Code {####}").subject("Your code"))
                .smsMfaConfiguration(sms -> sms.smsAuthenticationMessage("Text {####}")
                        .smsConfiguration(sns -> sns.snsCallerArn(CALLER).externalId("x")))
                .webAuthnConfiguration(passkeys ->
                        passkeys.relyingPartyId("example.com").userVerification(UserVerificationType.REQUIRED));
    }

    private SetUserPoolMfaConfigResponse set(Consumer<SetUserPoolMfaConfigRequest.Builder> config) {
        return idp.setUserPoolMfaConfig(request -> config.accept(request.userPoolId(pool)));
    }

    private GetUserPoolMfaConfigResponse config() {
        return idp.getUserPoolMfaConfig(request -> request.userPoolId(pool));
    }

    private void invalid(Consumer<SetUserPoolMfaConfigRequest.Builder> config, String message) {
        assertThatThrownBy(() -> set(config))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith(message);
    }
}
