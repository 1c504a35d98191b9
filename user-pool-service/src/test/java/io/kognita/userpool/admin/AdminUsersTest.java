package io.kognita.userpool.admin;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedUserStateException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AdminUsersTest {

    @Inject
    TestPools pools;

    @Inject
    TestMail mail;

    @Inject
    TestUsers users;

    private CognitoIdentityProviderClient idp;
    private UserPoolType pool;

    @BeforeEach
    void aPool() {
        idp = Idp.client();
        pool = pools.pool(settings -> settings);
    }

    @Test
    void invitesAUserWithATemporaryPasswordThatExpires() {
        String address = address();
        UserType user = idp.adminCreateUser(request -> request.userPoolId(pool.id())
                        .username("ann")
                        .userAttributes(attribute("email", address), attribute("email_verified", "true"))
                        .desiredDeliveryMediums(DeliveryMediumType.EMAIL))
                .user();

        assertThat(user.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThat(user.enabled()).isTrue();
        assertThat(user.userLastModifiedDate()).isEqualTo(user.userCreateDate());
        assertThat(user.attributes())
                .contains(attribute("email", address), attribute("email_verified", "true"))
                .anyMatch(given -> given.name().equals("sub"));
        assertThat(mail.to(address))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("ann"));
        assertThat(users.stored(pool.id(), "ann").temporaryPasswordExpired(Instant.now()))
                .isFalse();
        assertThat(users.stored(pool.id(), "ann")
                        .temporaryPasswordExpired(Instant.now().plus(Duration.ofDays(8))))
                .isTrue();
        assertThat(mail.facts(users.sub(pool.id(), "ann"))).containsExactly("io.kognita.user.created");
    }

    @Test
    void takesAnAddressForVerifiedInAnySpellingOfTrue() {
        createVerified(pool, "ann", address(), "True", false);

        assertThat(idp.adminGetUser(request -> request.userPoolId(pool.id()).username("ann"))
                        .userAttributes())
                .contains(attribute("email_verified", "true"));
    }

    @Test
    void saysNothingWhenSuppressed() {
        String address = address();
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("ann")
                .temporaryPassword("temp0rary-one")
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(attribute("email", address)));
        assertThat(mail.to(address)).isEmpty();
        assertThat(mail.everything()).doesNotContain("temp0rary-one");
    }

    @Test
    void resendsAnInvitationWithANewPasswordUntilTheUserHasChosenOne() {
        String address = address();
        invite("ann", address);
        String before = hash("ann");
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("ann")
                .messageAction(MessageActionType.RESEND)
                .desiredDeliveryMediums(DeliveryMediumType.EMAIL));
        assertThat(mail.to(address)).hasSize(2);
        assertThat(hash("ann")).isNotEqualTo(before);

        setPassword("ann", "perm4nent-one", true);
        assertThatThrownBy(() -> idp.adminCreateUser(request ->
                        request.userPoolId(pool.id()).username("ann").messageAction(MessageActionType.RESEND)))
                .isInstanceOf(UnsupportedUserStateException.class);
        assertThatThrownBy(() -> idp.adminCreateUser(request ->
                        request.userPoolId(pool.id()).username("nobody").messageAction(MessageActionType.RESEND)))
                .isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void refusesATakenNameAWeakPasswordAndAMissingAddress() {
        invite("ann", address());
        assertThatThrownBy(() -> invite("ann", address())).isInstanceOf(UsernameExistsException.class);
        assertThatThrownBy(() -> idp.adminCreateUser(
                        request -> request.userPoolId(pool.id()).username("bob").temporaryPassword("short1")))
                .isInstanceOf(InvalidPasswordException.class);
        assertThatThrownBy(() -> idp.adminCreateUser(request ->
                        request.userPoolId(pool.id()).username("bob").desiredDeliveryMediums(DeliveryMediumType.EMAIL)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> idp.adminCreateUser(request -> request.userPoolId(pool.id())
                        .username("bob")
                        .userAttributes(attribute("email_verified", "true"))))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(users.exists(pool.id(), "bob")).isFalse();
    }

    @Test
    void nobodyChoosesTheirId() {
        assertThatThrownBy(() -> idp.adminCreateUser(request -> request.userPoolId(pool.id())
                        .username("ann")
                        .userAttributes(attribute("sub", UUID.randomUUID().toString()))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void takesAVerifiedAliasOnlyWhenForced() {
        UserPoolType aliased = pools.pool(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL));
        String address = address();
        createVerified(aliased, "owner", address, false);
        assertThatThrownBy(() -> createVerified(aliased, "heir", address, false))
                .isInstanceOf(AliasExistsException.class);
        assertThat(users.exists(aliased.id(), "heir")).isFalse();
        createVerified(aliased, "heir", address, true);
        assertThat(idp.adminGetUser(request -> request.userPoolId(aliased.id()).username(address))
                        .username())
                .isEqualTo("heir");
        assertThat(users.attributes(aliased.id(), "owner")).containsEntry("email_verified", "false");
    }

    @Test
    void findsAUserByEveryName() {
        UserPoolType byEmail = pools.pool(settings -> settings.usernameAttributes(UsernameAttributeType.EMAIL));
        String address = address();
        createVerified(byEmail, address, address, false);
        AdminGetUserResponse found =
                idp.adminGetUser(request -> request.userPoolId(byEmail.id()).username(address));
        String sub = users.sub(byEmail.id(), address);
        assertThat(found.username()).isEqualTo(sub);
        assertThat(idp.adminGetUser(request -> request.userPoolId(byEmail.id()).username(sub))
                        .userAttributes())
                .contains(attribute("email", address), attribute("sub", sub));
        assertThat(found.userCreateDate()).isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void findsNoUserOfAnotherPool() {
        invite("ann", address());
        UserPoolType other = pools.pool(settings -> settings);
        String sub = users.sub(pool.id(), "ann");
        for (String name : new String[] {"ann", sub}) {
            assertThatThrownBy(() -> idp.adminGetUser(
                            request -> request.userPoolId(other.id()).username(name)))
                    .isInstanceOf(UserNotFoundException.class)
                    .hasMessageContaining("User does not exist.");
        }
        assertThatThrownBy(() -> idp.adminGetUser(
                        request -> request.userPoolId("us-east-1_nothere00").username("ann")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void setsAPasswordForGoodOrUntilTheNextSignIn() {
        invite("ann", address());
        setPassword("ann", "perm4nent-one", true);
        assertThat(users.status(pool.id(), "ann")).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(users.stored(pool.id(), "ann").temporaryPasswordExpired(Instant.MAX))
                .isFalse();
        setPassword("ann", "temp0rary-one", false);
        assertThat(users.status(pool.id(), "ann")).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThatThrownBy(() -> setPassword("ann", "short1", true)).isInstanceOf(InvalidPasswordException.class);
        assertThatThrownBy(() -> setPassword("nobody", "perm4nent-one", true))
                .isInstanceOf(UserNotFoundException.class);
        assertThat(mail.everything()).doesNotContain("perm4nent-one").doesNotContain("temp0rary-one");
    }

    @Test
    void storesAVerifierWhereAClientSignsInBySrpOrMayYet() {
        invite("ann", address());
        assertThat(users.stored(pool.id(), "ann").sealedVerifier()).isPresent();
        pools.client(pool.id(), settings -> settings);
        setPassword("ann", "perm4nent-one", true);
        assertThat(users.stored(pool.id(), "ann").sealedVerifier()).isEmpty();
        pools.client(pool.id(), settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_SRP_AUTH"));
        setPassword("ann", "perm4nent-two", true);
        assertThat(users.stored(pool.id(), "ann").sealedVerifier()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username = \"bob\"",
                "username ^= \"bo\"",
                "email ^= \"bob@\"",
                "given_name = \"Bob \\\"B\\\"\"",
                "given_name^=\"Bob\"",
                "family_name=\"Бобов\"",
                "preferred_username = \"bobby\"",
                "phone_number ^= \"+1555\"",
                "name = \"Bob\"",
                "cognito:user_status = \"force_change_password\"",
                "cognito:user_status ^= \"FORCE\"",
                "status = \"Disabled\"",
                "status ^= \"Dis\""
            })
    void findsUsersByEachAttribute(String filter) {
        create("ann", "email", "ann@example.com");
        setPassword("ann", "perm4nent-one", true);
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("bob")
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(
                        attribute("email", "bob@example.com"),
                        attribute("given_name", "Bob \"B\""),
                        attribute("family_name", "Бобов"),
                        attribute("preferred_username", "bobby"),
                        attribute("phone_number", "+15550001111"),
                        attribute("name", "Bob")));
        users.change(pool.id(), "bob", (in, user) -> user.enable(false, Instant.now()));
        assertThat(idp.listUsers(request -> request.userPoolId(pool.id()).filter(filter))
                        .users())
                .extracting(UserType::username)
                .containsExactly("bob");
    }

    @Test
    void findsAUserById() {
        create("ann", "name", "Ann");
        create("bob", "name", "Bob");
        String sub = users.sub(pool.id(), "ann");
        assertThat(names("sub = \"" + sub + "\"")).containsExactly("ann");
        assertThat(names("sub ^= \"" + sub.substring(0, 30) + "\"")).containsExactly("ann");
        assertThat(names("sub ^= \"zz\"")).isEmpty();
        assertThat(names("sub = \"" + sub.substring(0, 30) + "\"")).isEmpty();
        assertThat(names("sub ^= \"\"")).containsExactlyInAnyOrder("ann", "bob");
        assertThat(names("")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "custom:x = \"1\"",
                "birthdate = \"1\"",
                "email",
                "email == \"a\"",
                "email = a",
                "email = \"a\" or \"1\"=\"1\"",
                "email = \"a",
                "password_hash ^= \"$argon\""
            })
    void refusesAFilterThatIsNone(String filter) {
        assertThatThrownBy(() -> names(filter)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void filtersAreDataNotSql() {
        create("ann", "name", "Ann");
        assertThat(names("name = \"' or '1'='1\"")).isEmpty();
        assertThat(names("name ^= \"%\"")).isEmpty();
        assertThat(names("name ^= \"_nn\"")).isEmpty();
    }

    @Test
    void keepsAndPagesThroughValuesThatAreTooLongForAnIndex() {
        for (int user = 0; user < 3; user++) {
            String name = new Random(user)
                    .ints(2_048, 0x4e00, 0x9fff)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            create("user-" + user, "given_name", "Same" + name.substring(4));
        }
        assertThat(idp
                        .listUsersPaginator(request ->
                                request.userPoolId(pool.id()).limit(1).filter("given_name ^= \"Same\""))
                        .users()
                        .stream()
                        .map(UserType::username))
                .containsExactlyInAnyOrder("user-0", "user-1", "user-2");
    }

    @Test
    void pagesThroughEveryUserOnce() {
        for (int user = 0; user < 7; user++) {
            create("user-" + user, "given_name", "Same");
        }
        for (String filter :
                new String[] {"", "username ^= \"user\"", "given_name = \"Same\"", "given_name ^= \"Sa\""}) {
            assertThat(idp
                            .listUsersPaginator(request ->
                                    request.userPoolId(pool.id()).limit(3).filter(filter))
                            .users()
                            .stream()
                            .map(UserType::username))
                    .as(filter)
                    .hasSize(7)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void refusesAPageTokenOfAnotherPoolOrFilter() {
        for (int user = 0; user < 3; user++) {
            create("user-" + user, "given_name", "Same");
        }
        String token =
                idp.listUsers(request -> request.userPoolId(pool.id()).limit(1)).paginationToken();
        UserPoolType other = pools.pool(settings -> settings);
        assertThatThrownBy(() ->
                        idp.listUsers(request -> request.userPoolId(other.id()).paginationToken(token)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> idp.listUsers(request ->
                        request.userPoolId(pool.id()).filter("name = \"x\"").paginationToken(token)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() ->
                        idp.listUsers(request -> request.userPoolId(pool.id()).paginationToken("forged")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void showsOnlyTheAttributesAskedFor() {
        create("ann", "given_name", "Ann");
        assertThat(idp.listUsers(request -> request.userPoolId(pool.id()).attributesToGet("given_name"))
                        .users()
                        .getFirst()
                        .attributes())
                .containsExactly(attribute("given_name", "Ann"));
        assertThatThrownBy(() ->
                        idp.listUsers(request -> request.userPoolId(pool.id()).attributesToGet("nonsense")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("One or more requested attributes do not exist.");
    }

    private List<String> names(String filter) {
        return idp.listUsers(request -> request.userPoolId(pool.id()).filter(filter)).users().stream()
                .map(UserType::username)
                .toList();
    }

    private void invite(String username, String address) {
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username(username)
                .userAttributes(attribute("email", address))
                .desiredDeliveryMediums(DeliveryMediumType.EMAIL));
    }

    private void create(String username, String name, String value) {
        idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username(username)
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(attribute(name, value)));
    }

    private void createVerified(UserPoolType in, String username, String address, boolean force) {
        createVerified(in, username, address, "true", force);
    }

    private void createVerified(UserPoolType in, String username, String address, String verified, boolean force) {
        idp.adminCreateUser(request -> request.userPoolId(in.id())
                .username(username)
                .messageAction(MessageActionType.SUPPRESS)
                .forceAliasCreation(force)
                .userAttributes(attribute("email", address), attribute("email_verified", verified)));
    }

    private void setPassword(String username, String password, boolean permanent) {
        idp.adminSetUserPassword(request -> request.userPoolId(pool.id())
                .username(username)
                .password(password)
                .permanent(permanent));
    }

    private String hash(String username) {
        return users.stored(pool.id(), username).passwordHash().orElseThrow().phc();
    }

    private static String address() {
        return "a" + UUID.randomUUID() + "@example.com";
    }
}
