package io.kognita.userpool.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.Jwts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ProviderUserIdentifierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LinkedIdentitiesTest {

    private static final String PASSWORD = "Right-password-1";

    @Inject
    ObjectMapper json;

    private CognitoIdentityProviderClient idp;
    private String pool;
    private String client;

    @BeforeEach
    void aPoolWithProvidersAndUsers() {
        idp = Idp.client();
        pool = idp.createUserPool(request -> request.poolName("linked")
                        .schema(attribute -> attribute
                                .name("badge")
                                .attributeDataType("String")
                                .mutable(false)))
                .userPool()
                .id();
        client = idp.createUserPoolClient(request -> request.userPoolId(pool)
                        .clientName("app")
                        .explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH))
                .userPoolClient()
                .clientId();
        idp.createIdentityProvider(request -> request.userPoolId(pool)
                .providerName("Google")
                .providerType(IdentityProviderTypeType.GOOGLE)
                .providerDetails(Map.of("client_id", "id", "client_secret", "s", "authorize_scopes", "openid")));
        idp.createIdentityProvider(request -> request.userPoolId(pool)
                .providerName("Adfs")
                .providerType(IdentityProviderTypeType.SAML)
                .providerDetails(Map.of("MetadataURL", "https://saml.example.com/metadata"))
                .attributeMapping(Map.of("email", "mail")));
        user("carlos");
        user("diego");
    }

    @Test
    void showsLinkedAccountsInTheAttributeAndInIdTokens() throws Exception {
        link("carlos", source("Google", "Cognito_Subject", "1234"));
        link("carlos", source("Adfs", "email", "carlos@example.com"));

        JsonNode identities = json.readTree(identitiesOf("carlos"));
        assertThat(identities).hasSize(2);
        assertThat(identities.get(0).get("userId").textValue()).isEqualTo("1234");
        assertThat(identities.get(0).get("providerName").textValue()).isEqualTo("Google");
        assertThat(identities.get(0).get("providerType").textValue()).isEqualTo("Google");
        assertThat(identities.get(0).get("issuer").isNull()).isTrue();
        assertThat(identities.get(0).get("primary").booleanValue()).isFalse();
        assertThat(identities.get(0).get("dateCreated").isIntegralNumber()).isTrue();
        assertThat(identities.get(1).get("userId").textValue()).isEqualTo("carlos@example.com");

        JsonNode claim = Jwts.claims(signIn("carlos").idToken()).get("identities");
        assertThat(claim.get(0).get("primary").textValue()).isEqualTo("false");
        assertThat(claim.get(0).get("dateCreated").isTextual()).isTrue();
        assertThat(claim.get(1).get("providerName").textValue()).isEqualTo("Adfs");
    }

    @Test
    void anAccountBelongsToOneUser() {
        ProviderUserIdentifierType account = source("Google", "Cognito_Subject", "1234");
        link("carlos", account);

        invalid(() -> link("diego", account), "Merging is not currently supported");
        invalid(() -> link("carlos", account), "already linked");
        assertThat(identitiesOf("diego")).isNull();
    }

    @Test
    void aUserHasFiveAccountsAtMost() {
        for (int i = 0; i < 5; i++) {
            link("carlos", source("Google", "Cognito_Subject", "account" + i));
        }
        assertThatThrownBy(() -> link("carlos", source("Google", "Cognito_Subject", "one more")))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void refusesAccountsThatCannotBeNamedSo() {
        invalid(() -> link("carlos", source("Google", "email", "a@example.com")), "must be Cognito_Subject");
        invalid(() -> link("carlos", source("Adfs", "name", "Carlos")), "AttributeMapping");
        invalid(() -> link("carlos", source("Cognito", "Cognito_Subject", "diego")), "external identity provider");
        invalid(() -> link("carlos", source("Google", "Cognito_Subject", "")), "SourceUser");
        invalid(() -> link("carlos", source("Google", "Cognito_Subject", "x".repeat(513))), "512");
        assertThatThrownBy(() -> link("carlos", source("Facebook", "Cognito_Subject", "1")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> link("nobody", source("Google", "Cognito_Subject", "1")))
                .isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void refusesUsersWithImmutableAttributes() {
        idp.adminCreateUser(
                request -> request.userPoolId(pool).username("eva").userAttributes(Idp.attribute("custom:badge", "7")));

        invalid(() -> link("eva", source("Google", "Cognito_Subject", "1")), "custom:badge");
    }

    @Test
    void linksToWhoeverHasAnAccountAlready() {
        link("carlos", source("Google", "Cognito_Subject", "1234"));
        idp.adminLinkProviderForUser(request -> request.userPoolId(pool)
                .destinationUser(source("Google", "Cognito_Subject", "1234"))
                .sourceUser(source("Adfs", "email", "carlos@example.com")));

        assertThat(identitiesOf("carlos")).contains("carlos@example.com");
    }

    @Test
    void unlinkingTakesOneAccountAwayAndFreesIt() {
        link("carlos", source("Google", "Cognito_Subject", "1234"));
        link("carlos", source("Google", "Cognito_Subject", "5678"));

        disable(source("Google", "Cognito_Subject", "1234"));
        assertThat(identitiesOf("carlos")).contains("5678").doesNotContain("1234");
        disable(source("Google", "Cognito_Subject", "5678"));
        assertThat(identitiesOf("carlos")).isNull();
        link("diego", source("Google", "Cognito_Subject", "1234"));

        assertThatThrownBy(() -> disable(source("Google", "Cognito_Subject", "nobody's")))
                .isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void withoutItsOwnProviderAUserHasNoPassword() {
        signIn("carlos");
        disable(source("Cognito", "Cognito_Subject", "carlos"));

        assertThat(get("carlos").userStatus()).isEqualTo(UserStatusType.EXTERNAL_PROVIDER);
        assertThatThrownBy(() -> signIn("carlos")).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() ->
                        idp.forgotPassword(request -> request.clientId(client).username("carlos")))
                .isInstanceOf(NotAuthorizedException.class);
        invalid(() -> disable(source("Cognito", "email", "carlos")), "Cognito_Subject");
        assertThatThrownBy(() -> disable(source("Cognito", "Cognito_Subject", "nobody")))
                .isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void nobodyWritesTheAttributeOtherwise() {
        String accessToken = signIn("carlos").accessToken();

        assertThatThrownBy(() -> idp.updateUserAttributes(
                        request -> request.accessToken(accessToken).userAttributes(Idp.attribute("identities", "[]"))))
                .isInstanceOf(NotAuthorizedException.class);
        invalid(
                () -> idp.adminUpdateUserAttributes(request ->
                        request.userPoolId(pool).username("carlos").userAttributes(Idp.attribute("identities", "[]"))),
                "identities");
        invalid(
                () -> idp.adminCreateUser(request ->
                        request.userPoolId(pool).username("eva").userAttributes(Idp.attribute("identities", "[]"))),
                "identities");
    }

    private void user(String name) {
        idp.adminCreateUser(request -> request.userPoolId(pool).username(name));
        idp.adminSetUserPassword(request ->
                request.userPoolId(pool).username(name).password(PASSWORD).permanent(true));
    }

    private void link(String user, ProviderUserIdentifierType source) {
        idp.adminLinkProviderForUser(request -> request.userPoolId(pool)
                .destinationUser(
                        destination -> destination.providerName("Cognito").providerAttributeValue(user))
                .sourceUser(source));
    }

    private void disable(ProviderUserIdentifierType account) {
        idp.adminDisableProviderForUser(request -> request.userPoolId(pool).user(account));
    }

    private static ProviderUserIdentifierType source(String provider, String attribute, String value) {
        Consumer<ProviderUserIdentifierType.Builder> named = user ->
                user.providerName(provider).providerAttributeName(attribute).providerAttributeValue(value);
        return ProviderUserIdentifierType.builder().applyMutation(named).build();
    }

    private String identitiesOf(String user) {
        return get(user).userAttributes().stream()
                .filter(attribute -> attribute.name().equals("identities"))
                .map(AttributeType::value)
                .findFirst()
                .orElse(null);
    }

    private AdminGetUserResponse get(String user) {
        return idp.adminGetUser(request -> request.userPoolId(pool).username(user));
    }

    private AuthenticationResultType signIn(String user) {
        return idp.initiateAuth(request -> request.clientId(client)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", user, "PASSWORD", PASSWORD)))
                .authenticationResult();
    }

    private static void invalid(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class).hasMessageContaining(message);
    }
}
