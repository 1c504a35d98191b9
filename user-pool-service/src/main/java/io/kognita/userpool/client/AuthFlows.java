package io.kognita.userpool.client;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;

/** What a client's {@code ExplicitAuthFlows} enable, their first spelling translated to that of today. */
final class AuthFlows {

    /** For clients without users; the SDK does not know it yet. */
    static final String CLIENT_TOKEN = "ALLOW_CLIENT_TOKEN_AUTH";

    /** Every other flow may involve a proof by SRP; the first spelling always does, for it enables custom challenges. */
    static final Set<String> NEVER_BY_SRP = Set.of(
            ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH.toString(),
            ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH.toString(),
            ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH.toString(),
            CLIENT_TOKEN);

    private AuthFlows() {}

    static boolean enable(List<ExplicitAuthFlowsType> explicit, AuthFlowType flow) {
        return today(explicit).contains(permissionFor(flow));
    }

    private static Set<ExplicitAuthFlowsType> today(List<ExplicitAuthFlowsType> explicit) {
        return explicit.stream().anyMatch(flow -> flow.toString().startsWith("ALLOW_"))
                ? Set.copyOf(explicit)
                : ofFirstSpelling(explicit);
    }

    /** Before the {@code ALLOW_} values SRP and refresh needed no permission; a client that names no flow has the same. */
    private static Set<ExplicitAuthFlowsType> ofFirstSpelling(List<ExplicitAuthFlowsType> explicit) {
        Set<ExplicitAuthFlowsType> flows = EnumSet.of(
                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH,
                ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH);
        if (explicit.contains(ExplicitAuthFlowsType.CUSTOM_AUTH_FLOW_ONLY)) {
            flows.remove(ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH);
        }
        if (explicit.contains(ExplicitAuthFlowsType.ADMIN_NO_SRP_AUTH)) {
            flows.add(ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH);
        }
        if (explicit.contains(ExplicitAuthFlowsType.USER_PASSWORD_AUTH)) {
            flows.add(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH);
        }
        return flows;
    }

    private static ExplicitAuthFlowsType permissionFor(AuthFlowType flow) {
        return switch (flow) {
            case USER_SRP_AUTH -> ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH;
            case USER_PASSWORD_AUTH -> ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH;
            case ADMIN_NO_SRP_AUTH, ADMIN_USER_PASSWORD_AUTH -> ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH;
            case REFRESH_TOKEN_AUTH, REFRESH_TOKEN -> ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH;
            case CUSTOM_AUTH -> ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH;
            case USER_AUTH -> ExplicitAuthFlowsType.ALLOW_USER_AUTH;
            case UNKNOWN_TO_SDK_VERSION -> ExplicitAuthFlowsType.UNKNOWN_TO_SDK_VERSION;
        };
    }
}
