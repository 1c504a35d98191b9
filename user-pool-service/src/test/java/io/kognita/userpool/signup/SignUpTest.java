package io.kognita.userpool.signup;

import static io.kognita.userpool.Idp.attribute;
import static io.kognita.userpool.Idp.secretHash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignUpTest {

    private static final String PASSWORD = "passw0rd-of-ann";

    @Inject
    TestPools pools;

    @Inject
    TestMail mail;

    @Inject
    TestUsers users;

    private CognitoIdentityProviderClient idp;
    private UserPoolType pool;
    private String client;

    @BeforeEach
    void aPool() {
        idp = Idp.client();
        pool = pools.pool(settings -> settings);
        client = pools.client(pool.id(), settings -> settings);
    }

    @Test
    void createsAnUnconfirmedUserAndSendsACode() {
        String address = address();
        SignUpResponse answer = signUp(client, "ann", attribute("email", address));

        assertThat(answer.userConfirmed()).isFalse();
        assertThat(UUID.fromString(answer.userSub())).isNotNull();
        assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("a***@e***");
        assertThat(answer.codeDeliveryDetails().deliveryMedium()).isEqualTo(DeliveryMediumType.EMAIL);
        assertThat(answer.codeDeliveryDetails().attributeName()).isEqualTo("email");
        assertThat(mail.to(address)).singleElement().satisfies(sent -> {
            assertThat(sent.channel()).isEqualTo("EMAIL");
            assertThat(sent.body()).containsPattern("\\b\\d{6}\\b");
        });
        assertThat(mail.facts(answer.userSub())).containsExactly("io.kognita.user.created");
        assertThat(mail.everything()).doesNotContain(mail.code(address)).doesNotContain(PASSWORD);
    }

    @Test
    void prefersThePhoneAndQueuesATextMessage() {
        UserPoolType both = pools.pool(settings ->
                settings.autoVerifiedAttributes(VerifiedAttributeType.EMAIL, VerifiedAttributeType.PHONE_NUMBER));
        String phone = "+1555" + (1000000 + (int) (Math.random() * 8999999));
        SignUpResponse answer = signUp(
                pools.client(both.id(), settings -> settings),
                "ann",
                attribute("email", address()),
                attribute("phone_number", phone));
        assertThat(answer.codeDeliveryDetails().deliveryMedium()).isEqualTo(DeliveryMediumType.SMS);
        assertThat(answer.codeDeliveryDetails().destination())
                .isEqualTo("+*******" + phone.substring(phone.length() - 4));
        assertThat(mail.to(phone))
                .singleElement()
                .satisfies(sent -> assertThat(sent.channel()).isEqualTo("SMS"));
    }

    @Test
    void sendsNothingWithoutAnAddress() {
        assertThat(signUp(client, "ann").codeDeliveryDetails()).isNull();
    }

    @Test
    void refusesATakenUsername() {
        signUp(client, "ann", attribute("email", address()));
        assertThatThrownBy(() -> signUp(client, "ann", attribute("email", address())))
                .isInstanceOf(UsernameExistsException.class)
                .hasMessageContaining("User already exists");
    }

    @Test
    void aPoolThatIgnoresCaseRefusesTheSameNameInOtherLetters() {
        UserPoolType lax = pools.pool(settings -> settings.usernameConfiguration(names -> names.caseSensitive(false)));
        String lax1 = pools.client(lax.id(), settings -> settings);
        signUp(lax1, "Ünal");
        assertThatThrownBy(() -> signUp(lax1, "üNAL")).isInstanceOf(UsernameExistsException.class);
        signUp(client, "Ünal");
        signUp(client, "üNAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"日本語ユーザー", "Zoë", "имя", "🦊", "a+b@c"})
    void takesUnicodeUsernames(String name) {
        assertThat(signUp(client, name).userSub()).isNotEmpty();
    }

    @Test
    void refusesAPasswordThatBreaksThePolicy() {
        assertThatThrownBy(() -> idp.signUp(
                        request -> request.clientId(client).username("ann").password("short1")))
                .isInstanceOf(InvalidPasswordException.class)
                .hasMessageContaining("Password did not conform with policy: Password not long enough");
        assertThatThrownBy(() -> idp.signUp(request -> request.clientId(client).username("ann")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void refusesAClientThatDoesNotExist() {
        assertThatThrownBy(() -> signUp("nosuchclient", "ann"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("User pool client nosuchclient does not exist.");
    }

    @Test
    void refusesSignUpWhereOnlyAdministratorsCreateUsers() {
        UserPoolType closed =
                pools.pool(settings -> settings.adminCreateUserConfig(config -> config.allowAdminCreateUserOnly(true)));
        assertThatThrownBy(() -> signUp(pools.client(closed.id(), settings -> settings), "ann"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("SignUp is not permitted for this user pool");
    }

    @Test
    void wantsTheSecretHashOfThisClientAndThisUser() {
        String secretive = pools.clientWithSecret(pool.id());
        String other = pools.clientWithSecret(pool.id());
        assertThatThrownBy(() -> signUp(secretive, "ann")).isInstanceOf(NotAuthorizedException.class);
        for (String wrong : new String[] {
            secretHash("wrong", "ann", secretive),
            secretHash(TestPools.SECRET, "ann", other),
            secretHash(TestPools.SECRET, "bob", secretive),
            "%%%"
        }) {
            assertThatThrownBy(() -> idp.signUp(request -> request.clientId(secretive)
                            .username("ann")
                            .password(PASSWORD)
                            .secretHash(wrong)))
                    .isInstanceOf(
                            software.amazon.awssdk.services.cognitoidentityprovider.model
                                    .CognitoIdentityProviderException.class);
        }
        assertThat(idp.signUp(request -> request.clientId(secretive)
                                .username("ann")
                                .password(PASSWORD)
                                .secretHash(secretHash(TestPools.SECRET, "ann", secretive)))
                        .userSub())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email_verified",
                "phone_number_verified",
                "sub",
                "identities",
                "dev:level",
                "cognito:user_status"
            })
    void letsNoUserVouchForThemselves(String attribute) {
        assertThatThrownBy(() -> signUp(client, "ann", attribute(attribute, "true")))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("A client attempted to write unauthorized attribute");
        assertThat(signUp(client, "ann").userSub()).isNotEmpty();
    }

    @Test
    void letsAClientWriteOnlyItsAttributes() {
        String narrow = pools.client(pool.id(), settings -> settings.writeAttributes("email"));
        assertThatThrownBy(() -> signUp(narrow, "ann", attribute("email", address()), attribute("name", "Ann")))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void holdsAttributesToTheSchema() {
        UserPoolType strict = pools.pool(settings -> settings.schemaAttributes(
                SchemaAttributeType.builder()
                        .name("custom:age")
                        .attributeDataType(AttributeDataType.NUMBER)
                        .numberAttributeConstraints(
                                bounds -> bounds.minValue("18").maxValue("200"))
                        .build(),
                SchemaAttributeType.builder()
                        .name("given_name")
                        .attributeDataType(AttributeDataType.STRING)
                        .required(true)
                        .build()));
        String strictClient = pools.client(strict.id(), settings -> settings);
        AttributeType given = attribute("given_name", "Ann");
        assertThatThrownBy(() -> signUp(strictClient, "ann"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("given_name");
        assertThatThrownBy(() -> signUp(strictClient, "ann", given, attribute("custom:age", "17")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("custom:age");
        assertThatThrownBy(() -> signUp(strictClient, "ann", given, attribute("custom:age", "1e999999999")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> signUp(strictClient, "ann", given, attribute("custom:none", "1")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Attribute does not exist in the schema.");
        assertThatThrownBy(() -> signUp(strictClient, "ann", given, attribute("email", "not an address")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid email address format.");
        assertThatThrownBy(() -> signUp(strictClient, "ann", given, attribute("phone_number", "555")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid phone number format.");
        assertThat(signUp(strictClient, "ann", given, attribute("custom:age", "18"))
                        .userSub())
                .isNotEmpty();
    }

    @Test
    void makesUpAUsernameWherePeopleSignInByEmail() {
        UserPoolType byEmail = pools.pool(settings -> settings.usernameAttributes(UsernameAttributeType.EMAIL));
        String emailClient = pools.client(byEmail.id(), settings -> settings);
        String address = address();
        SignUpResponse answer = signUp(emailClient, address);
        assertThat(mail.to(address)).hasSize(1);
        assertThat(answer.userSub()).isNotEmpty();
        assertThatThrownBy(() -> signUp(emailClient, address))
                .isInstanceOf(UsernameExistsException.class)
                .hasMessageContaining("An account with the given email already exists.");
        assertThatThrownBy(() -> signUp(emailClient, "ann"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Username should be an email.");
    }

    @Test
    void refusesAPreferredUsernameThatLooksLikeAnotherAliasOrIsTooLong() {
        UserPoolType aliased =
                pools.pool(settings -> settings.aliasAttributesWithStrings("email", "preferred_username"));
        String aliasClient = pools.client(aliased.id(), settings -> settings);
        for (String preferred : List.of("victim@example.com", "x".repeat(129))) {
            assertThatThrownBy(() -> signUp(aliasClient, "mallory", attribute("preferred_username", preferred)))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageContaining("user pool is configured for");
        }
        signUp(aliasClient, "mallory", attribute("preferred_username", "mal"));
        assertThat(users.usernameOf(aliased.id(), "mal")).isEqualTo("mallory");
    }

    /** Whoever looks a user up by the id in a token must find that user and nobody else. */
    @Test
    void nobodyIsCalledAsAnotherUsersId() {
        signUp(client, "ann");
        String id = users.sub(pool.id(), "ann");
        assertThatThrownBy(() -> signUp(client, id)).isInstanceOf(UsernameExistsException.class);
        assertThat(users.usernameOf(pool.id(), id)).isEqualTo("ann");
    }

    @Test
    void refusesAUsernameThatLooksLikeAnAlias() {
        UserPoolType aliased = pools.pool(
                settings -> settings.aliasAttributes(AliasAttributeType.EMAIL, AliasAttributeType.PHONE_NUMBER));
        String aliasClient = pools.client(aliased.id(), settings -> settings);
        assertThatThrownBy(() -> signUp(aliasClient, address()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Username cannot be of email format");
        assertThatThrownBy(() -> signUp(aliasClient, "+15555550100")).isInstanceOf(InvalidParameterException.class);
    }

    private SignUpResponse signUp(String clientId, String username, AttributeType... attributes) {
        return idp.signUp(request ->
                request.clientId(clientId).username(username).password(PASSWORD).userAttributes(attributes));
    }

    private static String address() {
        return "a" + UUID.randomUUID() + "@example.com";
    }
}
