package io.kognita.userpool.auth;

import io.kognita.userpool.client.Client;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;

/** Which flows a client's {@code ExplicitAuthFlows} enable, in their present and in their first spelling. */
final class EnabledFlows {

    /** What AWS gives a client that names none. */
    private static final List<ExplicitAuthFlowsType> DEFAULT = List.of(
            ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
            ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH,
            ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH);

    private EnabledFlows() {}

    static boolean enabled(Client client, AuthFlowType flow) {
        List<ExplicitAuthFlowsType> given = client.settings().explicitAuthFlows();
        List<ExplicitAuthFlowsType> flows = given.isEmpty() ? DEFAULT : given;
        return flows.stream().allMatch(EnabledFlows::isFirstSpelling)
                ? enabledInFirstSpelling(flows, flow)
                : flows.contains(present(flow));
    }

    /** Before the {@code ALLOW_} values SRP and refresh needed no permission. */
    private static boolean enabledInFirstSpelling(List<ExplicitAuthFlowsType> flows, AuthFlowType flow) {
        return switch (flow) {
            case USER_SRP_AUTH -> !flows.contains(ExplicitAuthFlowsType.CUSTOM_AUTH_FLOW_ONLY);
            case REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH -> true;
            case USER_PASSWORD_AUTH -> flows.contains(ExplicitAuthFlowsType.USER_PASSWORD_AUTH);
            case ADMIN_NO_SRP_AUTH, ADMIN_USER_PASSWORD_AUTH -> flows.contains(ExplicitAuthFlowsType.ADMIN_NO_SRP_AUTH);
            case USER_AUTH, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    private static boolean isFirstSpelling(ExplicitAuthFlowsType flow) {
        return !flow.toString().startsWith("ALLOW_");
    }

    private static ExplicitAuthFlowsType present(AuthFlowType flow) {
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
