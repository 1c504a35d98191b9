package io.kognita.userpool.mfa;

import static io.kognita.userpool.user.SecondFactor.SMS_MFA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.MfaPool;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.user.User;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserAuthFactorsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAuthFactorsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MFAOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnFactorConfigurationType;

/** Which second factors users have turned on and prefer. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MfaPreferenceTest {

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestClock clock;

    private MfaPool pool;
    private CognitoIdentityProviderClient idp;
    private User ann;
    private String token;

    @BeforeEach
    void aSignedInUser() {
        pool = MfaPool.offeringAll(pools, users, clock);
        idp = pool.idp;
        ann = pool.user("ann", Map.of("email", "ann@example.com", "phone_number", "+14155550100"));
        token = pool.signedIn("ann");
    }

    @Test
    void aUserHasNothingAtFirst() {
        GetUserResponse user = idp.getUser(request -> request.accessToken(token));

        assertThat(user.hasUserMFASettingList()).isFalse();
        assertThat(user.preferredMfaSetting()).isNull();
        assertThat(user.hasMfaOptions()).isFalse();
    }

    @Test
    void turnsFactorsOnAndPrefersOne() {
        pool.app(token, "");

        set(request -> request.smsMfaSettings(sms -> sms.enabled(true))
                .emailMfaSettings(email -> email.enabled(true))
                .softwareTokenMfaSettings(app -> app.enabled(true).preferredMfa(true)));

        shows(List.of("SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"), "SOFTWARE_TOKEN_MFA");
    }

    @Test
    void whatARequestDoesNotMentionStays() {
        set(request -> request.smsMfaSettings(sms -> sms.enabled(true).preferredMfa(true)));

        set(request -> request.emailMfaSettings(email -> email.enabled(true)));
        shows(List.of("SMS_MFA", "EMAIL_OTP"), "SMS_MFA");
        set(request -> request.smsMfaSettings(sms -> sms.enabled(true)));
        shows(List.of("SMS_MFA", "EMAIL_OTP"), "SMS_MFA");
        set(request -> {});
        shows(List.of("SMS_MFA", "EMAIL_OTP"), "SMS_MFA");
    }

    @Test
    void onlyOneIsPreferred() {
        set(request -> request.smsMfaSettings(sms -> sms.enabled(true).preferredMfa(true)));

        set(request -> request.emailMfaSettings(email -> email.enabled(true).preferredMfa(true)));
        shows(List.of("SMS_MFA", "EMAIL_OTP"), "EMAIL_OTP");
        invalid(
                request -> request.smsMfaSettings(sms -> sms.enabled(true).preferredMfa(true))
                        .emailMfaSettings(email -> email.enabled(true).preferredMfa(true)),
                "Only one MFA can be preferred");
        shows(List.of("SMS_MFA", "EMAIL_OTP"), "EMAIL_OTP");
    }

    @Test
    void anEndOfThePreferenceLeavesTheFactorOn() {
        set(request -> request.smsMfaSettings(sms -> sms.enabled(true).preferredMfa(true)));

        set(request -> request.smsMfaSettings(sms -> sms.enabled(true).preferredMfa(false)));

        shows(List.of("SMS_MFA"), null);
    }

    @Test
    void aFactorThatIsTurnedOffIsNotPreferred() {
        set(request -> request.smsMfaSettings(sms -> sms.enabled(true).preferredMfa(true)));

        set(request -> request.smsMfaSettings(sms -> sms.enabled(false)));

        GetUserResponse user = idp.getUser(request -> request.accessToken(token));
        assertThat(user.hasUserMFASettingList()).isFalse();
        assertThat(user.preferredMfaSetting()).isNull();
        invalid(
                request -> request.smsMfaSettings(sms -> sms.enabled(false).preferredMfa(true)),
                "SMS_MFA must be enabled to be the preferred MFA");
    }

    @Test
    void turnsOnOnlyWhatTheUserCanProve() {
        pool.user("bob", Map.of());
        token = pool.signedIn("bob");

        invalid(request -> request.smsMfaSettings(sms -> sms.enabled(true)), missing("SMS_MFA"));
        invalid(request -> request.emailMfaSettings(email -> email.enabled(true)), missing("EMAIL_OTP"));
        invalid(request -> request.softwareTokenMfaSettings(app -> app.enabled(true)), missing("SOFTWARE_TOKEN_MFA"));
        idp.associateSoftwareToken(request -> request.accessToken(token));
        invalid(request -> request.softwareTokenMfaSettings(app -> app.enabled(true)), missing("SOFTWARE_TOKEN_MFA"));
    }

    @Test
    void administratorsDoAsUsersDo() {
        pool.turnOn("ann", SMS_MFA, true);

        shows(List.of("SMS_MFA"), "SMS_MFA");
        pool.user("bob", Map.of());
        assertThatThrownBy(() -> pool.turnOn("bob", SMS_MFA, true))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith(missing("SMS_MFA"));
        assertThatThrownBy(() -> pool.turnOn("nobody", SMS_MFA, true)).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void aPasskeyNeedsAPoolThatTakesItAsBothAndAnotherFactor() {
        invalid(
                request -> request.webAuthnMfaSettings(passkey -> passkey.enabled(true)),
                "Passkey MFA is not enabled for the user pool");
        idp.setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                .webAuthnConfiguration(passkeys -> passkeys.relyingPartyId("example.com")
                        .factorConfiguration(WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION)));
        invalid(
                request -> request.webAuthnMfaSettings(passkey -> passkey.enabled(true)),
                "Passkey MFA needs another MFA that is enabled");

        set(request ->
                request.smsMfaSettings(sms -> sms.enabled(true)).webAuthnMfaSettings(passkey -> passkey.enabled(true)));

        assertThat(users.stored(ann).secondFactors().passkey()).isTrue();
    }

    @Test
    void theOlderFormTurnsTextMessagesOnAndOff() {
        idp.setUserSettings(request -> request.accessToken(token).mfaOptions(phone()));

        shows(List.of("SMS_MFA"), null);
        assertThat(idp.getUser(request -> request.accessToken(token)).mfaOptions())
                .containsExactly(phone());
        idp.setUserSettings(request -> request.accessToken(token).mfaOptions(List.of()));
        assertThat(idp.getUser(request -> request.accessToken(token)).hasMfaOptions())
                .isFalse();

        idp.adminSetUserSettings(
                request -> request.userPoolId(pool.id()).username("ann").mfaOptions(phone()));
        assertThat(adminGetUser().mfaOptions()).containsExactly(phone());
    }

    @Test
    void theOlderFormKnowsNothingElse() {
        MFAOptionType mail = MFAOptionType.builder()
                .deliveryMedium(DeliveryMediumType.EMAIL)
                .attributeName("email")
                .build();

        assertThatThrownBy(() -> idp.setUserSettings(
                        request -> request.accessToken(token).mfaOptions(mail)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> idp.adminSetUserSettings(request ->
                        request.userPoolId(pool.id()).username("nobody").mfaOptions(phone())))
                .isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> idp.setUserSettings(
                        request -> request.accessToken("a.b.c").mfaOptions(phone())))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void tellsByWhatAUserCanSignIn() {
        pool.app(token, "");
        set(request -> request.smsMfaSettings(sms -> sms.enabled(true).preferredMfa(true)));

        GetUserAuthFactorsResponse own = idp.getUserAuthFactors(request -> request.accessToken(token));
        assertThat(own.username()).isEqualTo("ann");
        assertThat(own.userMFASettingList()).containsExactly("SMS_MFA");
        assertThat(own.preferredMfaSetting()).isEqualTo("SMS_MFA");
        assertThat(own.configuredUserAuthFactors())
                .containsExactly(AuthFactorType.PASSWORD, AuthFactorType.SMS_OTP, AuthFactorType.SOFTWARE_TOKEN);
        AdminGetUserAuthFactorsResponse seen = idp.adminGetUserAuthFactors(
                request -> request.userPoolId(pool.id()).username("ann"));
        assertThat(seen.configuredUserAuthFactors()).isEqualTo(own.configuredUserAuthFactors());
        assertThat(seen.userMFASettingList()).isEqualTo(own.userMFASettingList());
        assertThat(seen.preferredMfaSetting()).isEqualTo(own.preferredMfaSetting());
        assertThatThrownBy(() -> idp.getUserAuthFactors(request -> request.accessToken("a.b.c")))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> idp.adminGetUserAuthFactors(
                        request -> request.userPoolId(pool.id()).username("nobody")))
                .isInstanceOf(UserNotFoundException.class);
    }

    private void set(Consumer<SetUserMfaPreferenceRequest.Builder> settings) {
        idp.setUserMFAPreference(request -> settings.accept(request.accessToken(token)));
    }

    private void shows(List<String> enabled, String preferred) {
        GetUserResponse own = idp.getUser(request -> request.accessToken(token));
        assertThat(own.userMFASettingList()).isEqualTo(enabled);
        assertThat(own.preferredMfaSetting()).isEqualTo(preferred);
        assertThat(adminGetUser().userMFASettingList()).isEqualTo(enabled);
        assertThat(adminGetUser().preferredMfaSetting()).isEqualTo(preferred);
    }

    private AdminGetUserResponse adminGetUser() {
        return idp.adminGetUser(request -> request.userPoolId(pool.id()).username("ann"));
    }

    private void invalid(Consumer<SetUserMfaPreferenceRequest.Builder> settings, String message) {
        assertThatThrownBy(() -> set(settings))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith(message);
    }

    private static String missing(String factor) {
        return "User does not have delivery config set to turn on " + factor;
    }

    private static MFAOptionType phone() {
        return MFAOptionType.builder()
                .deliveryMedium(DeliveryMediumType.SMS)
                .attributeName("phone_number")
                .build();
    }
}
