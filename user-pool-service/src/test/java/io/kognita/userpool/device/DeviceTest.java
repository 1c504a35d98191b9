package io.kognita.userpool.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.SrpClient;
import io.kognita.userpool.Jwts;
import io.kognita.userpool.MfaPool;
import io.kognita.userpool.TestDevice;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceKeyExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Users' devices, as they and their administrators see and change them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeviceTest {

    private static final String PASSWORD = MfaPool.PASSWORD;
    private static final String DEVICE = "Device does not exist.";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    private MfaPool pool;
    private SignIns signIns;
    private CognitoIdentityProviderClient idp;

    @BeforeEach
    void aPoolThatRemembersDevices() {
        pool = new MfaPool(pools, users, java.time.Clock.systemUTC());
        signIns = pool.signIns;
        idp = signIns.idp;
        pool.user("ann", Map.of());
        pool.user("bob", Map.of());
        remember(false);
    }

    @Test
    void aSignInWithoutADeviceIsOfferedOne() {
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);

        assertThat(tokens.newDeviceMetadata().deviceKey()).matches("us-east-1_[0-9a-f-]{36}");
        assertThat(tokens.newDeviceMetadata().deviceGroupKey()).matches("[\\w-]{9}");
        assertThat(Jwts.claims(tokens.accessToken()).get("device_key").asText())
                .isEqualTo(tokens.newDeviceMetadata().deviceKey());
        assertThat(Jwts.claims(tokens.idToken()).has("device_key")).isFalse();
        AuthenticationResultType others = signIns.tokens("ann", PASSWORD);
        assertThat(others.newDeviceMetadata().deviceKey())
                .isNotEqualTo(tokens.newDeviceMetadata().deviceKey());
        assertThat(others.newDeviceMetadata().deviceGroupKey())
                .isEqualTo(tokens.newDeviceMetadata().deviceGroupKey());
    }

    @Test
    void aPoolThatRemembersNoneOffersNone() {
        idp.updateUserPool(request -> request.userPoolId(pool.id()));

        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);

        assertThat(tokens.newDeviceMetadata()).isNull();
        assertThat(Jwts.claims(tokens.accessToken()).has("device_key")).isFalse();
        assertThatThrownBy(() -> idp.confirmDevice(request ->
                        request.accessToken(tokens.accessToken()).deviceKey("us-east-1_" + UUID.randomUUID())))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Invalid device key given.");
    }

    @Test
    void aConfirmedDeviceIsRemembered() {
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
        TestDevice device = new TestDevice(tokens.newDeviceMetadata());

        assertThat(device.confirm(signIns, tokens.accessToken()).userConfirmationNecessary())
                .isFalse();

        DeviceType own = idp.getDevice(
                        request -> request.accessToken(tokens.accessToken()).deviceKey(device.key))
                .device();
        assertThat(own.deviceKey()).isEqualTo(device.key);
        assertThat(attributes(own))
                .containsEntry("device_status", "valid")
                .containsEntry("device_name", "Ann's phone")
                .containsKey("last_ip_used")
                .hasSize(3);
        assertThat(own.deviceCreateDate()).isNotNull().isEqualTo(own.deviceLastModifiedDate());
        assertThat(own.deviceLastAuthenticatedDate()).isNotNull();
        assertThat(attributes(seenByAdministrators("ann", device.key)))
                .containsEntry("dev:device_remembered_status", "remembered")
                .containsEntry("dev:device_owner", "ann." + pool.id())
                .containsEntry(
                        "dev:device_arn",
                        "arn:aws:cognito-idp:us-east-1:000000000000:owner/ann." + pool.id() + "/device/" + device.key);
    }

    @Test
    void aPoolThatPromptsRemembersOnlyOnceTheUserSaysSo() {
        remember(true);
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
        TestDevice device = new TestDevice(tokens.newDeviceMetadata());

        assertThat(device.confirm(signIns, tokens.accessToken()).userConfirmationNecessary())
                .isTrue();
        assertThat(status("ann", device)).isEqualTo("not_remembered");

        idp.updateDeviceStatus(request -> request.accessToken(tokens.accessToken())
                .deviceKey(device.key)
                .deviceRememberedStatus(DeviceRememberedStatusType.REMEMBERED));
        assertThat(status("ann", device)).isEqualTo("remembered");
        idp.adminUpdateDeviceStatus(request -> request.userPoolId(pool.id())
                .username("ann")
                .deviceKey(device.key)
                .deviceRememberedStatus(DeviceRememberedStatusType.NOT_REMEMBERED));
        assertThat(status("ann", device)).isEqualTo("not_remembered");
        idp.updateDeviceStatus(
                request -> request.accessToken(tokens.accessToken()).deviceKey(device.key));
        assertThat(status("ann", device)).isEqualTo("not_remembered");
    }

    @Test
    void confirmsADeviceOnce() {
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
        TestDevice device = TestDevice.confirmed(signIns, tokens);

        assertThatThrownBy(() -> device.confirm(signIns, tokens.accessToken()))
                .isInstanceOf(DeviceKeyExistsException.class);
    }

    @Test
    void confirmsNoDeviceThatAnotherSignInWasOffered() {
        AuthenticationResultType anns = signIns.tokens("ann", PASSWORD);
        TestDevice device = new TestDevice(anns.newDeviceMetadata());

        for (String accessToken : List.of(
                signIns.tokens("ann", PASSWORD).accessToken(),
                signIns.tokens("bob", PASSWORD).accessToken())) {
            assertThatThrownBy(() -> device.confirm(signIns, accessToken))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageStartingWith("Invalid device key given.");
        }
        for (String key : List.of("us-east-1_0", "eu-west-1_" + device.key.substring(10), device.key + "0")) {
            assertThatThrownBy(() -> idp.confirmDevice(
                            request -> request.accessToken(anns.accessToken()).deviceKey(key)))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageStartingWith("Invalid device key given.");
        }
    }

    @ParameterizedTest
    @MethodSource("badVerifiers")
    void refusesAVerifierThatIsNoneOfTheGroup(String salt, String verifier) {
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);

        assertThatThrownBy(() -> idp.confirmDevice(request -> request.accessToken(tokens.accessToken())
                        .deviceKey(tokens.newDeviceMetadata().deviceKey())
                        .deviceSecretVerifierConfig(config -> config.salt(salt).passwordVerifier(verifier))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Invalid device secret verifier given.");
    }

    static Stream<Arguments> badVerifiers() {
        String good = TestDevice.base64(BigInteger.TEN);
        return Stream.of(
                Arguments.of(good, null),
                Arguments.of(null, good),
                Arguments.of(good, ""),
                Arguments.of(good, "no Base64"),
                Arguments.of(good, TestDevice.base64(BigInteger.ZERO)),
                Arguments.of(good, TestDevice.base64(BigInteger.ONE)),
                Arguments.of(good, TestDevice.base64(SrpClient.N.subtract(BigInteger.ONE))),
                Arguments.of(good, TestDevice.base64(SrpClient.N)),
                Arguments.of(good, TestDevice.base64(SrpClient.N.add(BigInteger.TEN))),
                Arguments.of(good, Base64.getEncoder().encodeToString(new byte[1000])),
                Arguments.of(TestDevice.base64(BigInteger.ZERO), good),
                Arguments.of(TestDevice.base64(BigInteger.TWO.pow(128)), good));
    }

    @Test
    void aDeviceNeedsNoPassword() {
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
        String key = tokens.newDeviceMetadata().deviceKey();
        idp.confirmDevice(request -> request.accessToken(tokens.accessToken()).deviceKey(key));

        assertThat(attributes(seenByAdministrators("ann", key))).doesNotContainKey("device_name");
        AuthenticationResultType next = signInWith(key);
        assertThat(next.newDeviceMetadata()).isNull();
        assertThat(Jwts.claims(next.accessToken()).get("device_key").asText()).isEqualTo(key);
    }

    @Test
    void aUsersDevicesAreTheirOwn() {
        AuthenticationResultType anns = signIns.tokens("ann", PASSWORD);
        TestDevice device = TestDevice.confirmed(signIns, anns);
        String bobs = signIns.tokens("bob", PASSWORD).accessToken();

        List<Runnable> tries = List.of(
                () -> idp.getDevice(request -> request.accessToken(bobs).deviceKey(device.key)),
                () -> idp.forgetDevice(request -> request.accessToken(bobs).deviceKey(device.key)),
                () -> idp.updateDeviceStatus(request ->
                        request.accessToken(bobs).deviceKey(device.key).deviceRememberedStatus("not_remembered")),
                () -> seenByAdministrators("bob", device.key),
                () -> idp.adminForgetDevice(
                        request -> request.userPoolId(pool.id()).username("bob").deviceKey(device.key)),
                () -> idp.adminUpdateDeviceStatus(request -> request.userPoolId(pool.id())
                        .username("bob")
                        .deviceKey(device.key)
                        .deviceRememberedStatus("not_remembered")),
                () -> seenByAdministrators("ann", "us-east-1_" + UUID.randomUUID()),
                () -> seenByAdministrators("ann", "us-east-1_0"));
        for (Runnable attempt : tries) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageStartingWith(DEVICE);
        }
        assertThat(idp.listDevices(request -> request.accessToken(bobs)).devices())
                .isEmpty();
        assertThat(status("ann", device)).isEqualTo("remembered");
    }

    @Test
    void needsAnAccessToken() {
        String key = "us-east-1_" + UUID.randomUUID();
        List<Runnable> tries = List.of(
                () -> idp.getDevice(request -> request.deviceKey(key)),
                () -> idp.forgetDevice(request -> request.deviceKey(key)),
                () -> idp.listDevices(request -> request.accessToken("abc")),
                () -> idp.confirmDevice(request -> request.accessToken("abc").deviceKey(key)),
                () -> idp.updateDeviceStatus(
                        request -> request.accessToken("abc").deviceKey(key)));
        for (Runnable attempt : tries) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageStartingWith("Invalid Access Token");
        }
        assertThatThrownBy(() -> idp.adminListDevices(
                        request -> request.userPoolId(pool.id()).username("nobody")))
                .isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void listsDevicesInPages() {
        List<String> keys = new ArrayList<>();
        String accessToken = null;
        for (int count = 0; count < 5; count++) {
            AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
            keys.add(TestDevice.confirmed(signIns, tokens).key);
            accessToken = tokens.accessToken();
        }
        String token = accessToken;
        ListDevicesResponse first =
                idp.listDevices(request -> request.accessToken(token).limit(3));
        ListDevicesResponse second = idp.listDevices(
                request -> request.accessToken(token).limit(3).paginationToken(first.paginationToken()));

        assertThat(first.devices()).hasSize(3);
        assertThat(second.paginationToken()).isNull();
        assertThat(Stream.concat(first.devices().stream(), second.devices().stream()))
                .extracting(DeviceType::deviceKey)
                .containsExactlyInAnyOrderElementsOf(keys);
        assertThat(idp.adminListDevices(request -> request.userPoolId(pool.id()).username("ann"))
                        .devices())
                .hasSize(5)
                .allSatisfy(device -> assertThat(attributes(device)).containsKey("dev:device_owner"));
        String bobs = signIns.tokens("bob", PASSWORD).accessToken();
        assertThatThrownBy(() ->
                        idp.listDevices(request -> request.accessToken(bobs).paginationToken(first.paginationToken())))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void forgetsTheDeviceThatWasNotUsedForTheLongestTime() {
        TestDevice first = TestDevice.confirmed(signIns, signIns.tokens("ann", PASSWORD));
        for (int count = 1; count < 100; count++) {
            AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
            idp.confirmDevice(request -> request.accessToken(tokens.accessToken())
                    .deviceKey(tokens.newDeviceMetadata().deviceKey()));
        }
        assertThat(status("ann", first)).isEqualTo("remembered");

        TestDevice last = TestDevice.confirmed(signIns, signIns.tokens("ann", PASSWORD));

        assertThat(status("ann", last)).isEqualTo("remembered");
        assertThatThrownBy(() -> status("ann", first)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aRefreshNeedsTheDevice() {
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
        TestDevice device = TestDevice.confirmed(signIns, tokens);
        AuthenticationResultType others = signIns.tokens("ann", PASSWORD);
        TestDevice other = TestDevice.confirmed(signIns, others);

        AuthenticationResultType refreshed = refresh(tokens, device.key);
        assertThat(Jwts.claims(refreshed.accessToken()).get("device_key").asText())
                .isEqualTo(device.key);
        assertThat(refreshed.newDeviceMetadata()).isNull();
        assertThat(idp.getTokensFromRefreshToken(request -> request.clientId(signIns.client)
                                .refreshToken(tokens.refreshToken())
                                .deviceKey(device.key))
                        .authenticationResult()
                        .accessToken())
                .isNotBlank();
        List<Runnable> tries = List.of(
                () -> signIns.refresh(tokens.refreshToken()),
                () -> refresh(tokens, other.key),
                () -> refresh(tokens, "no key"),
                () -> idp.getTokensFromRefreshToken(
                        request -> request.clientId(signIns.client).refreshToken(tokens.refreshToken())));
        for (Runnable attempt : tries) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageStartingWith("Invalid Refresh Token");
        }
    }

    @Test
    void aDeviceThatWasNotConfirmedRefreshesNothingWhileThePoolRemembersDevices() {
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
        String key = tokens.newDeviceMetadata().deviceKey();

        assertThatThrownBy(() -> refresh(tokens, key))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid Refresh Token");
        idp.updateUserPool(request -> request.userPoolId(pool.id()));
        assertThat(signIns.refresh(tokens.refreshToken()).accessToken()).isNotBlank();
    }

    @Test
    void aForgottenDeviceIsSignedOut() {
        AuthenticationResultType phones = signIns.tokens("ann", PASSWORD);
        TestDevice phone = TestDevice.confirmed(signIns, phones);
        AuthenticationResultType laptops = signIns.tokens("ann", PASSWORD);
        TestDevice laptop = TestDevice.confirmed(signIns, laptops);

        idp.forgetDevice(request -> request.accessToken(laptops.accessToken()).deviceKey(phone.key));

        assertThatThrownBy(() -> refresh(phones, phone.key)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> idp.getUser(request -> request.accessToken(phones.accessToken())))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Access Token has been revoked");
        assertThat(refresh(laptops, laptop.key).accessToken()).isNotBlank();
        assertThatThrownBy(() -> signInWith(phone.key))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith(DEVICE);
    }

    @Test
    void whoForgetsTheirPresentDeviceGoesOnUntilTheAccessTokenEnds() {
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
        TestDevice device = TestDevice.confirmed(signIns, tokens);

        idp.forgetDevice(request -> request.accessToken(tokens.accessToken()).deviceKey(device.key));

        assertThat(idp.listDevices(request -> request.accessToken(tokens.accessToken()))
                        .devices())
                .isEmpty();
        assertThatThrownBy(() -> refresh(tokens, device.key)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> idp.forgetDevice(
                        request -> request.accessToken(tokens.accessToken()).deviceKey(device.key)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith(DEVICE);
    }

    @Test
    void anAdministratorSignsADeviceOutAtOnce() {
        AuthenticationResultType tokens = signIns.tokens("ann", PASSWORD);
        TestDevice device = TestDevice.confirmed(signIns, tokens);

        idp.adminForgetDevice(
                request -> request.userPoolId(pool.id()).username("ann").deviceKey(device.key));

        assertThatThrownBy(() -> idp.getUser(request -> request.accessToken(tokens.accessToken())))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> seenByAdministrators("ann", device.key)).isInstanceOf(ResourceNotFoundException.class);
    }

    private void remember(boolean onPrompt) {
        idp.updateUserPool(request -> request.userPoolId(pool.id())
                .deviceConfiguration(devices -> devices.deviceOnlyRememberedOnUserPrompt(onPrompt)));
    }

    /** A sign-in of a device that cannot prove itself. */
    private AuthenticationResultType signInWith(String key) {
        return signIns.begin("USER_PASSWORD_AUTH", Map.of("USERNAME", "ann", "PASSWORD", PASSWORD, "DEVICE_KEY", key))
                .authenticationResult();
    }

    private AuthenticationResultType refresh(AuthenticationResultType tokens, String key) {
        return signIns.begin("REFRESH_TOKEN_AUTH", Map.of("REFRESH_TOKEN", tokens.refreshToken(), "DEVICE_KEY", key))
                .authenticationResult();
    }

    private DeviceType seenByAdministrators(String username, String key) {
        return idp.adminGetDevice(request ->
                        request.userPoolId(pool.id()).username(username).deviceKey(key))
                .device();
    }

    private String status(String username, TestDevice device) {
        return attributes(seenByAdministrators(username, device.key)).get("dev:device_remembered_status");
    }

    private static Map<String, String> attributes(DeviceType device) {
        return device.deviceAttributes().stream()
                .collect(java.util.stream.Collectors.toMap(AttributeType::name, AttributeType::value));
    }
}
