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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VerifyUserAttributeTest {

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    private Holders holders;
    private String email;
    private String phone;
    private String ann;

    /** A pool where new addresses wait for their verification, and verified ones are aliases. */
    @BeforeEach
    void ann() {
        UserPoolType pool = pools.pool(
                settings -> settings.aliasAttributes(AliasAttributeType.EMAIL, AliasAttributeType.PHONE_NUMBER)
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL, VerifiedAttributeType.PHONE_NUMBER)
                        .userAttributeUpdateSettings(update ->
                                update.attributesRequireVerificationBeforeUpdate(VerifiedAttributeType.EMAIL)));
        holders = new Holders(pool, pools.client(pool.id(), settings -> settings), users);
        email = address();
        phone = "+1" + (1_000_000_000L + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 1_000_000_000));
        ann = holders.signedUp("ann", Map.of("email", email, "email_verified", "true", "phone_number", phone));
    }

    @Test
    void verifiesAnAddressWithACodeOnce() {
        assertThat(holders.code(ann, "phone_number")).satisfies(details -> {
            assertThat(details.attributeName()).isEqualTo("phone_number");
            assertThat(details.deliveryMediumAsString()).isEqualTo("SMS");
            assertThat(details.destination()).startsWith("+***").endsWith(phone.substring(phone.length() - 4));
        });
        String code = mail.code(phone);
        holders.verify(ann, "phone_number", code);
        assertThat(holders.attributes("ann")).containsEntry("phone_number_verified", "true");
        assertThat(mail.facts(users.sub(holders.pool.id(), "ann")))
                .containsExactly("io.kognita.user.attributes-changed");
        assertThat(holders.signIn(phone)).isNotEmpty();
        assertThatThrownBy(() -> holders.verify(ann, "phone_number", code))
                .isInstanceOf(ExpiredCodeException.class)
                .hasMessageContaining("Invalid code provided, please request a code again.");
        holders.code(ann, "phone_number");
        holders.verify(ann, "phone_number", mail.code(phone));
        assertThat(mail.facts(users.sub(holders.pool.id(), "ann"))).hasSize(1);
    }

    @Test
    void aNewValueWaitsForItsVerification() {
        String other = address();
        assertThat(holders.update(ann, attribute("email", other), attribute("nickname", "Annie")))
                .singleElement()
                .satisfies(details -> assertThat(details.attributeName()).isEqualTo("email"));
        assertThat(holders.attributes("ann"))
                .containsEntry("email", email)
                .containsEntry("email_verified", "true")
                .containsEntry("nickname", "Annie");
        assertThat(mail.to(email)).isEmpty();
        assertThat(holders.signIn(email)).isNotEmpty();
        assertThatThrownBy(() -> holders.signIn(other)).isInstanceOf(CognitoIdentityProviderException.class);
        holders.code(ann, "email");
        assertThat(mail.to(email)).isEmpty();
        assertThat(mail.to(other)).hasSize(2);
        holders.verify(ann, "email", mail.code(other));
        assertThat(holders.attributes("ann")).containsEntry("email", other).containsEntry("email_verified", "true");
        assertThat(holders.signIn(other)).isNotEmpty();
        assertThatThrownBy(() -> holders.signIn(email)).isInstanceOf(CognitoIdentityProviderException.class);
    }

    @Test
    void aNewerValueTakesThePlaceOfOneThatWaits() {
        String first = address();
        String second = address();
        holders.update(ann, "email", first);
        String old = mail.code(first);
        holders.update(ann, "email", second);
        if (!old.equals(mail.code(second))) {
            assertThatThrownBy(() -> holders.verify(ann, "email", old)).isInstanceOf(CodeMismatchException.class);
        }
        holders.verify(ann, "email", mail.code(second));
        assertThat(holders.attributes("ann")).containsEntry("email", second);
    }

    @Test
    void administratorsLetAValueWaitOrVouchForIt() {
        String other = address();
        holders.adminUpdate("ann", attribute("email", other));
        assertThat(holders.attributes("ann")).containsEntry("email", email).containsEntry("email_verified", "true");
        String code = mail.code(other);
        holders.adminUpdate("ann", attribute("email_verified", "true"));
        assertThat(holders.attributes("ann")).containsEntry("email", email);
        String third = address();
        holders.adminUpdate("ann", attribute("email", third), attribute("email_verified", "true"));
        assertThat(holders.attributes("ann")).containsEntry("email", third).containsEntry("email_verified", "true");
        assertThat(mail.to(third)).isEmpty();
        assertThatThrownBy(() -> holders.verify(ann, "email", code)).isInstanceOf(ExpiredCodeException.class);
    }

    @Test
    void aCodeForOneAddressProvesNoOther() {
        String other = address();
        String number = "+3" + phone.substring(2);
        holders.update(ann, attribute("email", other), attribute("phone_number", number));
        String emailCode = mail.code(other);
        String phoneCode = mail.code(number);
        if (!emailCode.equals(phoneCode)) {
            assertThatThrownBy(() -> holders.verify(ann, "phone_number", emailCode))
                    .isInstanceOf(CodeMismatchException.class)
                    .hasMessageContaining("Invalid verification code provided, please try again.");
            assertThatThrownBy(() -> holders.verify(ann, "email", phoneCode)).isInstanceOf(CodeMismatchException.class);
        }
        String bob = holders.signedUp("bob", Map.of("email", address()));
        assertThatThrownBy(() -> holders.verify(bob, "email", emailCode)).isInstanceOf(ExpiredCodeException.class);
        assertThatThrownBy(() -> holders.idp.confirmForgotPassword(request -> request.clientId(holders.client)
                        .username("ann")
                        .confirmationCode(emailCode)
                        .password("an0ther-passw0rd")))
                .isInstanceOf(ExpiredCodeException.class);
        holders.verify(ann, "email", emailCode);
        holders.verify(ann, "phone_number", phoneCode);
    }

    @Test
    void aCodeDiesWithTheAddressItWasSentTo() {
        holders.code(ann, "phone_number");
        String code = mail.code(phone);
        holders.adminUpdate("ann", attribute("phone_number", "+4" + phone.substring(2)));
        String newer = mail.code("+4" + phone.substring(2));
        if (!code.equals(newer)) {
            assertThatThrownBy(() -> holders.verify(ann, "phone_number", code))
                    .isInstanceOf(CodeMismatchException.class);
        }
        holders.idp.forgotPassword(request -> request.clientId(holders.client).username("ann"));
        String reset = mail.code(email);
        holders.adminUpdate("ann", attribute("email", address()), attribute("email_verified", "true"));
        assertThatThrownBy(() -> holders.idp.confirmForgotPassword(request -> request.clientId(holders.client)
                        .username("ann")
                        .confirmationCode(reset)
                        .password("an0ther-passw0rd")))
                .isInstanceOf(ExpiredCodeException.class);
        holders.delete(ann, "phone_number");
        assertThatThrownBy(() -> holders.verify(ann, "phone_number", newer)).isInstanceOf(ExpiredCodeException.class);
        assertThat(holders.attributes("ann")).doesNotContainKey("phone_number_verified");
    }

    @Test
    void tellsWhatCannotBeVerified() {
        refused(() -> holders.code(ann, "nickname"), "Invalid attribute name. Only phone_number and email");
        refused(() -> holders.verify(ann, "nickname", "123456"), "Invalid attribute name. Only phone_number and email");
        String bob = holders.signedUp("bob", Map.of());
        refused(() -> holders.code(bob, "email"), "User does not have a valid registered email address");
        refused(() -> holders.code(bob, "phone_number"), "User does not have a valid registered phone number");
        assertThatThrownBy(() -> holders.verify(ann, "email", "123456")).isInstanceOf(ExpiredCodeException.class);
        assertThatThrownBy(() -> holders.code("no.access.token", "email")).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> holders.verify("no.access.token", "email", "123456"))
                .isInstanceOf(NotAuthorizedException.class);
        holders.update(ann, "email", address());
        users.expireCodes(holders.pool.id());
        assertThatThrownBy(() -> holders.verify(ann, "email", "123456")).isInstanceOf(ExpiredCodeException.class);
        holders.code(ann, "email");
        assertThat(mail.to(email)).as("nothing waits any more").hasSize(1);
        users.change(holders.pool.id(), "ann", (in, user) -> user.become(UserStatusType.RESET_REQUIRED, Instant.now()));
        assertThatThrownBy(() -> holders.code(ann, "email")).isInstanceOf(PasswordResetRequiredException.class);
        assertThatThrownBy(() -> holders.verify(ann, "email", "123456"))
                .isInstanceOf(PasswordResetRequiredException.class);
    }

    @Test
    void anAliasThatSomebodyHasIsRefusedBeforeACodeGoesThere() {
        String bobs = address();
        holders.signedUp("bob", Map.of("email", bobs, "email_verified", "true"));
        assertThatThrownBy(() -> holders.update(ann, "email", bobs)).isInstanceOf(AliasExistsException.class);
        assertThatThrownBy(
                        () -> holders.adminUpdate("ann", attribute("email", bobs), attribute("email_verified", "true")))
                .isInstanceOf(AliasExistsException.class);
        assertThat(mail.to(bobs)).isEmpty();
        assertThat(users.usernameOf(holders.pool.id(), bobs)).isEqualTo("bob");
        assertThat(holders.attributes("ann")).containsEntry("email", email);
    }

    @Test
    void onlyOneOfManyProvesAnAliasAtATime() throws Exception {
        String wanted = address();
        List<String> tokens = IntStream.range(0, 6)
                .mapToObj(number -> holders.signedUp("user" + number, Map.of("email", address())))
                .toList();
        List<Callable<String>> proofs = tokens.stream()
                .<Callable<String>>map(token -> {
                    holders.update(token, "email", wanted);
                    String code = mail.code(wanted);
                    return () -> Idp.outcome(() -> holders.verify(token, "email", code));
                })
                .toList();
        assertThat(outcomes(proofs))
                .containsOnly("ok", AliasExistsException.class.getSimpleName())
                .filteredOn("ok"::equals)
                .hasSize(1);
        assertThat(IntStream.range(0, 6).mapToObj(number -> holders.attributes("user" + number)))
                .filteredOn(attributes -> attributes.containsValue(wanted))
                .hasSize(1);
    }

    @Test
    void anAddressInPlaceOfAUsernameWaitsAndStaysUnique() {
        UserPoolType pool = pools.pool(settings -> settings.usernameAttributes(UsernameAttributeType.EMAIL)
                .userAttributeUpdateSettings(
                        update -> update.attributesRequireVerificationBeforeUpdate(VerifiedAttributeType.EMAIL)));
        Holders addressed = new Holders(pool, pools.client(pool.id(), settings -> settings), users);
        String anns = address();
        String wanted = address();
        String token = addressed.signedUp(UUID.randomUUID().toString(), Map.of("email", anns));
        addressed.update(token, "email", wanted);
        assertThat(addressed.signIn(anns)).isNotEmpty();
        String late = addressed.signedUp(UUID.randomUUID().toString(), Map.of("email", wanted));
        assertThatThrownBy(() -> addressed.verify(token, "email", mail.code(wanted)))
                .isInstanceOf(AliasExistsException.class);
        assertThat(addressed.signIn(anns)).isNotEmpty();
        assertThatThrownBy(() -> addressed.update(late, "email", anns)).isInstanceOf(AliasExistsException.class);
    }

    @Test
    void parallelGuessesCannotExceedTheLimit() throws Exception {
        holders.code(ann, "phone_number");
        String right = mail.code(phone);
        String wrong = right.equals("123456") ? "654321" : "123456";
        List<Callable<String>> guesses = IntStream.range(0, 40)
                .<Callable<String>>mapToObj(
                        guess -> () -> Idp.outcome(() -> holders.verify(ann, "phone_number", wrong)))
                .toList();
        assertThat(outcomes(guesses))
                .filteredOn("CodeMismatchException"::equals)
                .hasSize(15);
        assertThatThrownBy(() -> holders.verify(ann, "phone_number", right)).isInstanceOf(LimitExceededException.class);
        assertThat(holders.attributes("ann")).doesNotContainEntry("phone_number_verified", "true");
    }

    @Test
    void aCodeIsSpentOnceInParallelToo() throws Exception {
        holders.code(ann, "phone_number");
        String code = mail.code(phone);
        List<Callable<String>> proofs = IntStream.range(0, 8)
                .<Callable<String>>mapToObj(proof -> () -> Idp.outcome(() -> holders.verify(ann, "phone_number", code)))
                .toList();
        assertThat(outcomes(proofs))
                .containsOnly("ok", ExpiredCodeException.class.getSimpleName())
                .filteredOn("ok"::equals)
                .hasSize(1);
    }

    @Test
    void sendsNoMoreCodesThanTheLimit() {
        IntStream.range(0, 5).forEach(asked -> holders.code(ann, "phone_number"));
        assertThatThrownBy(() -> holders.code(ann, "phone_number")).isInstanceOf(LimitExceededException.class);
        assertThat(mail.to(phone)).hasSize(5);
        assertThat(mail.everything()).doesNotContain("\"" + mail.code(phone) + "\"");
    }

    private static List<String> outcomes(List<Callable<String>> calls) throws InterruptedException {
        try (ExecutorService crowd = Executors.newFixedThreadPool(20)) {
            return crowd.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    private static void refused(Runnable call, String rule) {
        assertThatThrownBy(call::run)
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(rule);
    }

    private static String address() {
        return "a" + UUID.randomUUID() + "@example.com";
    }
}
