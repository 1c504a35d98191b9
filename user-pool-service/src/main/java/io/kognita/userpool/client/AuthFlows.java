package io.kognita.userpool.client;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;

/** The flows that a client's {@code ExplicitAuthFlows} allow, its older values translated to those of today. */
final class AuthFlows {

    private AuthFlows() {}

    static Set<ExplicitAuthFlowsType> of(List<ExplicitAuthFlowsType> explicit) {
        if (explicit.stream().anyMatch(flow -> flow.toString().startsWith("ALLOW_"))) {
            return Set.copyOf(explicit);
        }
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
}
