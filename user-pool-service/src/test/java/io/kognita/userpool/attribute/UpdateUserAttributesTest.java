package io.kognita.userpool.attribute;

import static io.kognita.userpool.Idp.attribute;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UpdateUserAttributesTest {

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    private Holders holders;
    private String email;
    private String ann;

    @BeforeEach
    void ann() {
        UserPoolType pool = pools.pool(settings -> settings.schemaAttributes(
                schema("email", true, true),
                schema("name", false, false),
                schema("custom:team", true, false),
                schema("custom:seat", false, false),
                schema("dev:custom:rank", true, false).toBuilder()
                        .developerOnlyAttribute(true)
                        .build()));
        holders = new Holders(pool, pools.client(pool.id(), settings -> settings), users);
        email = address();
        ann = holders.signedUp(
                "ann", Map.of("email", email, "email_verified", "true", "name", "Ann", "nickname", "Annie"));
    }

    @Test
    void changesSetsAndTakesAwayAttributesAndTellsWhich() {
        assertThat(holders.update(
                        ann,
                        attribute("given_name", "Secret-Given"),
                        attribute("custom:team", "blue"),
                        attribute("nickname", "")))
                .isEmpty();
        assertThat(holders.attributes("ann"))
                .containsEntry("given_name", "Secret-Given")
                .containsEntry("custom:team", "blue")
                .containsEntry("email_verified", "true")
                .doesNotContainKey("nickname");
        assertThat(mail.facts(users.sub(holders.pool.id(), "ann")))
                .containsExactly("io.kognita.user.attributes-changed");
        assertThat(mail.everything())
                .containsIgnoringWhitespaces("\"attributes\": [\"custom:team\", \"given_name\", \"nickname\"]")
                .doesNotContain("Secret-Given");
        holders.delete(ann, "given_name", "custom:team", "given_name");
        assertThat(holders.attributes("ann")).doesNotContainKeys("given_name", "custom:team");
        holders.delete(ann, "given_name");
        assertThat(mail.facts(users.sub(holders.pool.id(), "ann"))).hasSize(2);
    }

    @Test
    void aChangedAddressIsNoMoreVerifiedAndGetsACode() {
        String other = address();
        assertThat(holders.update(ann, "email", other)).singleElement().satisfies(details -> {
            assertThat(details.attributeName()).isEqualTo("email");
            assertThat(details.deliveryMediumAsString()).isEqualTo("EMAIL");
            assertThat(details.destination()).isEqualTo("a***@e***");
        });
        assertThat(holders.attributes("ann")).containsEntry("email", other).containsEntry("email_verified", "false");
        assertThat(mail.to(email)).isEmpty();
        holders.verify(ann, "email", mail.code(other));
        assertThat(holders.attributes("ann")).containsEntry("email_verified", "true");
        assertThat(holders.update(ann, "email", other)).isEmpty();
        assertThat(holders.attributes("ann")).containsEntry("email_verified", "true");
        assertThat(mail.to(other)).hasSize(1);
    }

    @Test
    void anAddressThatThePoolDoesNotVerifyGetsNoCode() {
        assertThat(holders.update(ann, "phone_number", "+12065550100")).isEmpty();
        assertThat(holders.attributes("ann")).containsEntry("phone_number_verified", "false");
        assertThat(mail.to("+12065550100")).isEmpty();
        holders.delete(ann, "phone_number");
        assertThat(holders.attributes("ann")).doesNotContainKeys("phone_number", "phone_number_verified");
    }

    @Test
    void usersCannotVouchForThemselves() {
        for (String name : List.of(
                "email_verified",
                "phone_number_verified",
                "sub",
                "identities",
                "dev:custom:rank",
                "cognito:user_status")) {
            assertThatThrownBy(() -> holders.update(ann, attribute("nickname", "x"), attribute(name, "true")))
                    .as(name)
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("A client attempted to write unauthorized attribute");
            assertThatThrownBy(() -> holders.delete(ann, name)).as(name).isInstanceOf(NotAuthorizedException.class);
        }
        String narrow = pools.client(holders.pool.id(), settings -> settings.writeAttributes("email"));
        String token = new Holders(holders.pool, narrow, users).signIn("ann");
        assertThatThrownBy(() -> holders.update(token, "nickname", "x")).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> holders.delete(token, "nickname")).isInstanceOf(NotAuthorizedException.class);
        assertThat(holders.attributes("ann")).containsEntry("nickname", "Annie").containsEntry("email", email);
    }

    @Test
    void theSchemaHolds() {
        refused(() -> holders.update(ann, "name", "Other"), "user.name: Attribute cannot be updated.");
        refused(() -> holders.update(ann, "custom:seat", "1"), "user.custom:seat: Attribute cannot be updated.");
        refused(
                () -> holders.update(ann, "custom:none", "1"),
                "user.custom:none: Attribute does not exist in the schema.");
        refused(() -> holders.delete(ann, "custom:none"), "user.custom:none: Attribute does not exist in the schema.");
        refused(() -> holders.update(ann, "custom:team", "x".repeat(9)), "String must be no longer than 8 characters");
        refused(() -> holders.update(ann, "email", "no-address"), "Invalid email address format.");
        refused(() -> holders.update(ann, "email", ""), "user.email: Required attribute cannot be deleted.");
        refused(() -> holders.delete(ann, "nickname", "email"), "user.email: Required attribute cannot be deleted.");
        refused(() -> holders.delete(ann, "name"), "user.name: Attribute cannot be updated.");
        refused(
                () -> holders.update(ann, attribute("nickname", "a"), attribute("nickname", "b")),
                "Duplicate attribute name: nickname");
        assertThat(holders.attributes("ann"))
                .containsEntry("nickname", "Annie")
                .containsEntry("name", "Ann")
                .containsEntry("email", email);
    }

    @Test
    void administratorsVouchAndSetWhatDevelopersKeep() {
        String other = address();
        holders.adminUpdate(
                "ann",
                attribute("email", other),
                attribute("email_verified", "true"),
                attribute("dev:custom:rank", "7"));
        assertThat(holders.attributes("ann"))
                .containsEntry("email", other)
                .containsEntry("email_verified", "true")
                .containsEntry("dev:custom:rank", "7");
        assertThat(mail.to(other)).isEmpty();
        assertThat(mail.facts(users.sub(holders.pool.id(), "ann")))
                .containsExactly("io.kognita.user.attributes-changed");
        String third = address();
        holders.adminUpdate("ann", attribute("email", third));
        assertThat(holders.attributes("ann")).containsEntry("email_verified", "false");
        holders.verify(ann, "email", mail.code(third));
        holders.adminUpdate("ann", attribute("email_verified", "false"));
        assertThat(holders.attributes("ann")).containsEntry("email_verified", "false");
        holders.adminDelete("ann", "dev:custom:rank", "email_verified");
        assertThat(holders.attributes("ann")).doesNotContainKeys("dev:custom:rank", "email_verified");
    }

    @Test
    void administratorsKeepToTheSchemaToo() {
        refused(() -> holders.adminUpdate("ann", attribute("sub", "x")), "user.sub: Attribute cannot be updated.");
        refused(() -> holders.adminUpdate("ann", attribute("name", "x")), "user.name: Attribute cannot be updated.");
        refused(() -> holders.adminUpdate("ann", attribute("identities", "[]")), "non-mutable attribute identities");
        refused(() -> holders.adminUpdate("ann", attribute("custom:none", "x")), "does not exist in the schema");
        refused(() -> holders.adminUpdate("ann", attribute("email_verified", "yes")), "Invalid boolean value");
        refused(
                () -> holders.adminUpdate("ann", attribute("phone_number_verified", "true")),
                "Phone Number is required to verify/un-verify a phone number");
        refused(() -> holders.adminDelete("ann", "email"), "user.email: Required attribute cannot be deleted.");
        refused(
                () -> holders.adminDelete("ann", "custom:none", "nickname", "custom:neither"),
                "Invalid user attributes: user.custom:none: Attribute does not exist in the schema.\n"
                        + "user.custom:neither: Attribute does not exist in the schema.\n");
        assertThatThrownBy(() -> holders.adminUpdate("nobody", attribute("nickname", "x")))
                .isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> holders.adminDelete("nobody", "nickname")).isInstanceOf(UserNotFoundException.class);
        UserPoolType elsewhere =
                holders.pool.toBuilder().id("us-east-1_nowhere00").build();
        Holders nowhere = new Holders(elsewhere, holders.client, users);
        assertThatThrownBy(() -> nowhere.adminUpdate("ann", attribute("nickname", "x")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> nowhere.adminDelete("ann", "nickname")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aTokenThatAllowsNothingChangesNothing() {
        assertThatThrownBy(() -> holders.update("no.access.token", "nickname", "x"))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> holders.delete("no.access.token", "nickname"))
                .isInstanceOf(NotAuthorizedException.class);
        users.change(holders.pool.id(), "ann", (in, user) -> user.become(UserStatusType.RESET_REQUIRED, Instant.now()));
        assertThatThrownBy(() -> holders.update(ann, "nickname", "x"))
                .isInstanceOf(PasswordResetRequiredException.class);
        users.change(holders.pool.id(), "ann", (in, user) -> user.become(UserStatusType.UNCONFIRMED, Instant.now()));
        assertThatThrownBy(() -> holders.delete(ann, "nickname")).isInstanceOf(UserNotConfirmedException.class);
        users.change(holders.pool.id(), "ann", (in, user) -> user.become(UserStatusType.CONFIRMED, Instant.now()));
        holders.idp.globalSignOut(request -> request.accessToken(ann));
        assertThatThrownBy(() -> holders.update(ann, "nickname", "x")).isInstanceOf(NotAuthorizedException.class);
        assertThat(holders.attributes("ann")).containsEntry("nickname", "Annie");
    }

    @Test
    void nobodyFloodsMailboxesWithCodes() {
        List<String> outcomes = Stream.generate(UpdateUserAttributesTest::address)
                .limit(22)
                .map(address -> Idp.outcome(() -> holders.update(ann, "email", address)))
                .toList();
        assertThat(outcomes.subList(0, 20)).containsOnly("ok");
        assertThat(outcomes.subList(20, 22)).containsOnly(TooManyRequestsException.class.getSimpleName());
        holders.update(ann, "nickname", "still-free");
    }

    @Test
    void aPreferredUsernameIsNobodyElsesName() {
        Holders aliased = aliased(AliasAttributeType.EMAIL, AliasAttributeType.PREFERRED_USERNAME);
        String bobs = address();
        aliased.signedUp("bob", Map.of("email", bobs, "email_verified", "true", "preferred_username", "bobby"));
        String token = aliased.signedUp("ann", Map.of("email", address()));
        for (String taken : List.of("bob", "bobby")) {
            assertThatThrownBy(() -> aliased.update(token, "preferred_username", taken))
                    .as(taken)
                    .isInstanceOf(AliasExistsException.class)
                    .hasMessageContaining("An account with the preferred_username already exists.");
            assertThatThrownBy(() -> aliased.adminUpdate("ann", attribute("preferred_username", taken)))
                    .as(taken)
                    .isInstanceOf(AliasExistsException.class);
        }
        refused(() -> aliased.update(token, "preferred_username", bobs), "cannot be of email format");
        aliased.update(token, "preferred_username", "annie");
        assertThat(aliased.signIn("annie")).isNotEmpty();
        aliased.update(token, "preferred_username", "anna");
        assertThatThrownBy(() -> aliased.signIn("annie")).isInstanceOf(CognitoIdentityProviderException.class);
    }

    @Test
    void anAliasMovesOnlyToWhoeverProvesIt() {
        Holders aliased = aliased(AliasAttributeType.EMAIL);
        String bobs = address();
        aliased.signedUp("bob", Map.of("email", bobs, "email_verified", "true"));
        String token = aliased.signedUp("ann", Map.of("email", address()));
        aliased.update(token, "email", bobs);
        assertThat(users.usernameOf(aliased.pool.id(), bobs)).isEqualTo("bob");
        assertThatThrownBy(() -> aliased.verify(token, "email", mail.code(bobs)))
                .isInstanceOf(AliasExistsException.class)
                .hasMessageContaining("An account with the email already exists.");
        assertThatThrownBy(() -> aliased.adminUpdate("ann", attribute("email_verified", "true")))
                .isInstanceOf(AliasExistsException.class);
        assertThat(users.usernameOf(aliased.pool.id(), bobs)).isEqualTo("bob");
        assertThat(aliased.attributes("ann")).containsEntry("email_verified", "false");
        aliased.adminDelete("bob", "email");
        aliased.verify(token, "email", mail.code(bobs));
        assertThat(users.usernameOf(aliased.pool.id(), bobs)).isEqualTo("ann");
    }

    @Test
    void anAddressInPlaceOfAUsernameStaysUniqueAndStaysThere() {
        UserPoolType pool = pools.pool(settings -> settings.usernameAttributes(UsernameAttributeType.EMAIL));
        Holders addressed = new Holders(pool, pools.client(pool.id(), settings -> settings), users);
        String bobs = address();
        String anns = address();
        addressed.signedUp(UUID.randomUUID().toString(), Map.of("email", bobs));
        String token = addressed.signedUp(UUID.randomUUID().toString(), Map.of("email", anns));
        assertThatThrownBy(() -> addressed.update(token, "email", bobs)).isInstanceOf(AliasExistsException.class);
        refused(() -> addressed.delete(token, "email"), "user.email: Required attribute cannot be deleted.");
        refused(() -> addressed.adminDelete(anns, "email"), "user.email: Required attribute cannot be deleted.");
        String other = address();
        addressed.update(token, "email", other);
        assertThat(addressed.signIn(other)).isNotEmpty();
    }

    private Holders aliased(AliasAttributeType... aliases) {
        UserPoolType pool = pools.pool(settings -> settings.aliasAttributes(aliases));
        return new Holders(pool, pools.client(pool.id(), settings -> settings), users);
    }

    private static void refused(Runnable call, String rule) {
        assertThatThrownBy(call::run)
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(rule);
    }

    private static String address() {
        return "a" + UUID.randomUUID() + "@example.com";
    }

    private static SchemaAttributeType schema(String name, boolean mutable, boolean required) {
        return SchemaAttributeType.builder()
                .name(name)
                .attributeDataType(AttributeDataType.STRING)
                .developerOnlyAttribute(false)
                .mutable(mutable)
                .required(required)
                .stringAttributeConstraints(bounds -> bounds.maxLength(name.startsWith("custom:") ? "8" : "2048"))
                .build();
    }
}
