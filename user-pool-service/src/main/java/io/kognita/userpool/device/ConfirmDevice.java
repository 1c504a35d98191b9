package io.kognita.userpool.device;

import io.kognita.userpool.token.AccessGrant;
import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** A user confirms the device that the present sign-in gave a key to. */
@Singleton
class ConfirmDevice extends Operation<ConfirmDeviceRequest, ConfirmDeviceResponse> {

    private final AccessTokens accessTokens;
    private final DeviceCredentials credentials;
    private final NewDevices newDevices;

    ConfirmDevice(AccessTokens accessTokens, DeviceCredentials credentials, NewDevices newDevices) {
        super(ConfirmDeviceRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.credentials = credentials;
        this.newDevices = newDevices;
    }

    @Override
    public Uni<ConfirmDeviceResponse> handle(ConfirmDeviceRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .invoke(grant -> checkKey(grant, input.deviceKey()))
                .flatMap(grant -> newDevices
                        .confirm(grant, input.deviceName(), sealed(grant, input), call.sourceIp())
                        .replaceWith(ConfirmDeviceResponse.builder()
                                .userConfirmationNecessary(grant.pool().remembersDevicesOnPrompt())
                                .build()));
    }

    /** Nobody confirms a device but with the tokens that came with its key. */
    private static void checkKey(AccessGrant grant, String key) {
        boolean own = grant.pool().remembersDevices()
                && DeviceKeys.parse(grant.pool(), key)
                        .filter(device -> device.equals(grant.device()))
                        .isPresent();
        if (!own) {
            throw InvalidParameterException.builder()
                    .message("Invalid device key given.")
                    .build();
        }
    }

    private byte[] sealed(AccessGrant grant, ConfirmDeviceRequest input) {
        return input.deviceSecretVerifierConfig() == null
                ? null
                : credentials.seal(grant.user(), grant.device(), input.deviceSecretVerifierConfig());
    }
}
