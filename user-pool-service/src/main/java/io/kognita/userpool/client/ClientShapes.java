package io.kognita.userpool.client;

import io.kognita.userpool.pool.Pool;
import io.kognita.wire.aws.AwsJson;
import io.kognita.wire.signin.ClientSettings;
import java.time.Instant;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** Turns requests into settings and settings into answers; members in common go over by their names. */
final class ClientShapes {

    private ClientShapes() {}

    /** The settings of a new client, without its secret. */
    static UserPoolClientType created(
            Pool pool, CreateUserPoolClientRequest request, String id, boolean hasSecret, Instant now) {
        UserPoolClientType asked =
                common(request).toBuilder().clientSecret(null).build();
        ClientRules.check(pool, asked, hasSecret, "creating");
        return ClientDefaults.complete(asked).toBuilder()
                .clientId(id)
                .creationDate(now)
                .lastModifiedDate(now)
                .build();
    }

    /** Settings after an update: what the request leaves out is reset, except the name. */
    static UserPoolClientType updated(Pool pool, Client before, UpdateUserPoolClientRequest request, Instant now) {
        UserPoolClientType asked = common(request);
        ClientRules.check(pool, asked, before.hasSecret(), "updating");
        return ClientDefaults.complete(asked).toBuilder()
                .clientName(request.clientName() == null ? before.settings().clientName() : request.clientName())
                .creationDate(before.settings().creationDate())
                .lastModifiedDate(now)
                .build();
    }

    /** A client as its administrator sees it, the older secret included. */
    static UserPoolClientType described(Client client) {
        return client.settings().toBuilder()
                .clientSecret(client.secrets().stream().findFirst().orElse(null))
                .build();
    }

    /** A client in a list. */
    static UserPoolClientDescription description(UserPoolClientType client) {
        return UserPoolClientDescription.builder()
                .userPoolId(client.userPoolId())
                .clientId(client.clientId())
                .clientName(client.clientName())
                .build();
    }

    /** What hosted-ui-service needs to know of a client. */
    static ClientSettings settings(Pool pool, Client client) {
        UserPoolClientType settings = client.settings();
        return new ClientSettings(
                pool.id(),
                pool.settings().name(),
                client.id(),
                settings.clientName(),
                client.hasSecret(),
                Boolean.TRUE.equals(settings.allowedOAuthFlowsUserPoolClient()),
                settings.allowedOAuthFlowsAsStrings(),
                pool.existing(settings.allowedOAuthScopes()),
                settings.callbackURLs(),
                settings.defaultRedirectURI(),
                settings.logoutURLs(),
                pool.existingProviders(settings.supportedIdentityProviders()),
                !pool.adminCreatesOnly(),
                pool.settings().usernameAttributesAsStrings(),
                pool.settings().aliasAttributesAsStrings(),
                pool.settings().autoVerifiedAttributesAsStrings(),
                pool.schema().required());
    }

    private static UserPoolClientType common(SdkPojo request) {
        return AwsJson.decode(AwsJson.encode(request), UserPoolClientType.builder());
    }
}
