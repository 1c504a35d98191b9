package io.kognita.userpool.client;

import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/**
 * An app client's settings as rules.
 *
 * @param secret null for a client that has none
 */
public record Client(UserPoolClientType settings, String secret) {

    public String id() {
        return settings.clientId();
    }

    public String poolId() {
        return settings.userPoolId();
    }

    public boolean hasSecret() {
        return secret != null;
    }

    public boolean allows(ExplicitAuthFlowsType flow) {
        return settings.explicitAuthFlows().contains(flow);
    }

    /** True when answers must not tell whether a user exists. */
    public boolean hidesUnknownUsers() {
        return settings.preventUserExistenceErrors() == PreventUserExistenceErrorTypes.ENABLED;
    }

    /** True when a user may see an attribute of theirs through this client. */
    public boolean readable(String attribute) {
        return permitted(settings.readAttributes(), attribute);
    }

    /** True when a user may set an attribute of theirs through this client. */
    public boolean writable(String attribute) {
        return permitted(settings.writeAttributes(), attribute);
    }

    /** A client without a list has all standard and custom attributes, none that developers keep for themselves. */
    private static boolean permitted(List<String> list, String attribute) {
        return list.isEmpty() ? !attribute.startsWith("dev:") : list.contains(attribute);
    }

    /** A secret never reaches a log. */
    @Override
    public String toString() {
        return "Client[" + id() + "]";
    }
}
