package io.kognita.userpool.mfa;

import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailMfaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SmsMfaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** A pool's factors in AWS's shapes, put together from what the pool holds and what was set beside it. */
final class MfaShapes {

    private MfaShapes() {}

    /**
     * The factors of a pool.
     *
     * @param stored empty for a pool whose factors were never set
     */
    static GetUserPoolMfaConfigResponse described(UserPoolType pool, Optional<GetUserPoolMfaConfigResponse> stored) {
        GetUserPoolMfaConfigResponse set =
                stored.orElseGet(() -> GetUserPoolMfaConfigResponse.builder().build());
        GetUserPoolMfaConfigResponse.Builder answer = GetUserPoolMfaConfigResponse.builder()
                .mfaConfiguration(mode(pool))
                .webAuthnConfiguration(set.webAuthnConfiguration());
        if (mode(pool) != UserPoolMfaType.OFF) {
            answer.smsMfaConfiguration(sms(pool, set))
                    .softwareTokenMfaConfiguration(set.softwareTokenMfaConfiguration())
                    .emailMfaConfiguration(set.emailMfaConfiguration());
        }
        return answer.build();
    }

    /** What a request leaves in force: it replaces all factors if it speaks of any, and passkeys if it speaks of them. */
    static GetUserPoolMfaConfigResponse changed(
            UserPoolType pool, GetUserPoolMfaConfigResponse before, SetUserPoolMfaConfigRequest request) {
        GetUserPoolMfaConfigResponse.Builder after = before.toBuilder();
        if (request.webAuthnConfiguration() != null) {
            after.webAuthnConfiguration(request.webAuthnConfiguration());
        }
        if (speaksOfFactors(request)) {
            after.mfaConfiguration(request.mfaConfiguration() == null ? mode(pool) : request.mfaConfiguration())
                    .smsMfaConfiguration(request.smsMfaConfiguration())
                    .softwareTokenMfaConfiguration(request.softwareTokenMfaConfiguration())
                    .emailMfaConfiguration(request.emailMfaConfiguration());
        }
        return after.build();
    }

    /** The pool's part of the factors. */
    static UserPoolType pool(UserPoolType before, GetUserPoolMfaConfigResponse after) {
        UserPoolType.Builder pool = before.toBuilder().mfaConfiguration(after.mfaConfiguration());
        SmsMfaConfigType sms = after.smsMfaConfiguration();
        if (sms != null && sms.smsConfiguration() != null) {
            pool.smsConfiguration(sms.smsConfiguration());
        }
        if (sms != null && sms.smsAuthenticationMessage() != null) {
            pool.smsAuthenticationMessage(sms.smsAuthenticationMessage());
        }
        return pool.build();
    }

    static SetUserPoolMfaConfigResponse answer(GetUserPoolMfaConfigResponse described) {
        return SetUserPoolMfaConfigResponse.builder()
                .mfaConfiguration(described.mfaConfiguration())
                .smsMfaConfiguration(described.smsMfaConfiguration())
                .softwareTokenMfaConfiguration(described.softwareTokenMfaConfiguration())
                .emailMfaConfiguration(described.emailMfaConfiguration())
                .webAuthnConfiguration(described.webAuthnConfiguration())
                .build();
    }

    private static boolean speaksOfFactors(SetUserPoolMfaConfigRequest request) {
        SmsMfaConfigType sms = request.smsMfaConfiguration();
        EmailMfaConfigType email = request.emailMfaConfiguration();
        return request.mfaConfiguration() != null
                || sms != null
                || email != null
                || request.softwareTokenMfaConfiguration() != null;
    }

    /** Apps that are set and not enabled are shown, as AWS shows them, and are no factor. */
    static boolean hasApps(GetUserPoolMfaConfigResponse set) {
        SoftwareTokenMfaConfigType apps = set.softwareTokenMfaConfiguration();
        return apps != null && Boolean.TRUE.equals(apps.enabled());
    }

    /** Text messages are also what is left to a pool that asks for a factor and has no other. */
    private static SmsMfaConfigType sms(UserPoolType pool, GetUserPoolMfaConfigResponse set) {
        boolean others = hasApps(set) || set.emailMfaConfiguration() != null;
        boolean chosen = set.smsMfaConfiguration() != null || !others;
        return chosen && pool.smsConfiguration() != null
                ? SmsMfaConfigType.builder()
                        .smsAuthenticationMessage(pool.smsAuthenticationMessage())
                        .smsConfiguration(pool.smsConfiguration())
                        .build()
                : null;
    }

    private static UserPoolMfaType mode(UserPoolType pool) {
        return pool.mfaConfiguration() == null ? UserPoolMfaType.OFF : pool.mfaConfiguration();
    }
}
