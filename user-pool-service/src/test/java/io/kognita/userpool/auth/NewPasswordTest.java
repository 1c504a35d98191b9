package io.kognita.userpool.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.user.User;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NewPasswordTest {

    private static final String TEMPORARY = "T3mporary-horse";
    private static final String OWN = "My-0wn-horse";
    private static final String USED = "Invalid session for the user, session can only be used once.";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestClock clock;

    private UserPoolType pool;
    private SignIns signIns;
    private User ann;

    @BeforeEach
    void anInvitedUser() {
        pool = pools.pool(settings -> settings.schemaAttributes(SchemaAttributeType.builder()
                .name("name")
                .attributeDataType(AttributeDataType.STRING)
                .required(true)
                .mutable(true)
                .build()));
        signIns = client(pool);
        ann = users.user(
                pool,
                "ann",
                TEMPORARY,
                UserStatusType.FORCE_CHANGE_PASSWORD,
                Map.of("email", "ann@example.com", "email_verified", "true"));
    }

    @Test
    void asksForAPasswordAndWhatIsMissing() {
        InitiateAuthResponse challenge = signIns.password("ann", TEMPORARY);

        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(challenge.authenticationResult()).isNull();
        assertThat(challenge.session()).hasSizeBetween(20, 2048);
        assertThat(challenge.challengeParameters())
                .containsEntry("USER_ID_FOR_SRP", "ann")
                .containsEntry("requiredAttributes", "[\"userAttributes.name\"]")
                .containsEntry("userAttributes", "{\"email\":\"ann@example.com\",\"email_verified\":\"true\"}");
    }

    @Test
    void givesTokensForAPasswordOfTheirOwn() {
        RespondToAuthChallengeResponse response =
                answer(signIns.password("ann", TEMPORARY).session(), complete());

        assertThat(response.authenticationResult().accessToken()).isNotBlank();
        assertThat(users.stored(ann).status()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(users.stored(ann).attribute("name")).contains("Ann");
        assertThat(signIns.tokens("ann", OWN)).isNotNull();
        refuses(() -> signIns.password("ann", TEMPORARY), "Incorrect username or password.");
    }

    @Test
    void refusesATemporaryPasswordThatHasExpired() {
        clock.later(
                Duration.ofDays(8),
                () -> refuses(
                        () -> signIns.password("ann", TEMPORARY),
                        "Temporary password has expired and must be reset by an administrator."));
    }

    @Test
    void aSessionServesOnce() {
        String session = signIns.password("ann", TEMPORARY).session();
        answer(session, complete());

        refuses(() -> answer(session, complete()), USED);
    }

    @Test
    void ofManyParallelAnswersOneWins() {
        String session = signIns.password("ann", TEMPORARY).session();

        List<Throwable> outcomes = IntStream.range(0, 4)
                .parallel()
                .mapToObj(turn -> catchThrowable(() -> answer(session, complete())))
                .toList();

        assertThat(outcomes.stream().filter(Objects::isNull)).hasSize(1);
        assertThat(outcomes.stream().filter(Objects::nonNull))
                .allSatisfy(refusal -> assertThat(refusal)
                        .isInstanceOf(NotAuthorizedException.class)
                        .hasMessageStartingWith(USED));
    }

    @Test
    void anotherSessionOfAUserWhoHasSetTheirPasswordIsWorthNothing() {
        String first = signIns.password("ann", TEMPORARY).session();
        String second = signIns.password("ann", TEMPORARY).session();
        answer(first, complete());

        refuses(() -> answer(second, complete()), USED);
    }

    @Test
    void refusesASessionOfATemporaryPasswordThatWasReplaced() {
        String session = signIns.password("ann", TEMPORARY).session();
        signIns.idp.adminCreateUser(request -> request.userPoolId(pool.id())
                .username("ann")
                .messageAction(MessageActionType.RESEND)
                .temporaryPassword(TEMPORARY)
                .desiredDeliveryMediums(DeliveryMediumType.EMAIL));
        refuses(() -> answer(session, complete()), "Invalid session for the user.");

        String next = signIns.password("ann", TEMPORARY).session();
        signIns.idp.adminSetUserPassword(
                request -> request.userPoolId(pool.id()).username("ann").password(TEMPORARY));
        refuses(() -> answer(next, complete()), "Invalid session for the user.");

        assertThat(users.stored(ann).status()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThat(answer(signIns.password("ann", TEMPORARY).session(), complete())
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void aSessionOutlivesTheRenewalOfThePasswordThatOpenedIt() {
        users.change(ann, user -> user.refreshPassword(user.passwordHash().orElseThrow(), null));
        String session = signIns.password("ann", TEMPORARY).session();

        assertThat(users.stored(ann).sealedVerifier()).isPresent();
        assertThat(answer(session, complete()).authenticationResult()).isNotNull();
    }

    @Test
    void refusesASessionOfAnotherUserClientPoolOrStep() {
        users.user(pool, "bob", TEMPORARY, UserStatusType.FORCE_CHANGE_PASSWORD, Map.of());
        String session = signIns.password("ann", TEMPORARY).session();
        Map<String, String> bobs = complete();
        bobs.put("USERNAME", "bob");
        UserPoolType otherPool = pools.pool(settings -> settings);
        SignIns elsewhere = client(otherPool);
        users.user(otherPool, "ann", TEMPORARY, UserStatusType.FORCE_CHANGE_PASSWORD, Map.of());

        refuses(() -> answer(session, bobs), "Invalid session for the user.");
        refuses(() -> answer(client(pool), session, complete()), "Invalid session for the user.");
        refuses(() -> answer(elsewhere, session, complete()), "Invalid session for the user.");
        String block =
                signIns.srpChallenge("ann", signIns.srpClient().publicValue()).get("SECRET_BLOCK");
        String asSession = block.substring(0, Math.min(2048, block.length()));
        refuses(() -> answer(asSession, complete()), "Invalid session for the user.");
        Map<String, String> proof = signIns.srpAnswer("ann", TEMPORARY);
        proof.put("PASSWORD_CLAIM_SECRET_BLOCK", session.replace('-', '+').replace('_', '/'));
        refuses(() -> signIns.prove(proof), "Incorrect username or password.");
        assertThat(users.stored(ann).status()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
    }

    @Test
    void refusesASessionThatWasChangedOrIsMissing() {
        String session = signIns.password("ann", TEMPORARY).session();
        char last = session.charAt(30) == 'A' ? 'B' : 'A';

        refuses(
                () -> answer(session.substring(0, 30) + last + session.substring(31), complete()),
                "Invalid session for the user.");
        assertThatThrownBy(() -> answer(null, complete()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Missing required parameter Session");
    }

    @Test
    void refusesAnAnswerThatComesTooLate() {
        String session = signIns.password("ann", TEMPORARY).session();

        clock.later(
                Duration.ofMinutes(4),
                () -> refuses(() -> answer(session, complete()), "Invalid session for the user, session is expired."));
    }

    @Test
    void refusesAPasswordAgainstThePolicyAndKeepsTheSession() {
        String session = signIns.password("ann", TEMPORARY).session();
        Map<String, String> weak = complete();
        weak.put("NEW_PASSWORD", "short");

        assertThatThrownBy(() -> answer(session, weak)).isInstanceOf(InvalidPasswordException.class);
        assertThat(answer(session, complete()).authenticationResult()).isNotNull();
    }

    @Test
    void asksForEveryRequiredAttribute() {
        Map<String, String> answer = complete();
        answer.remove("userAttributes.name");

        assertThatThrownBy(() -> answer(signIns.password("ann", TEMPORARY).session(), answer))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Invalid attributes given, name is missing");
    }

    @Test
    void letsNobodyVouchForTheirOwnAddress() {
        Map<String, String> answer = complete();
        answer.put("userAttributes.phone_number_verified", "true");

        refuses(
                () -> answer(signIns.password("ann", TEMPORARY).session(), answer),
                "A client attempted to write unauthorized attribute");
    }

    @Test
    void letsNobodyReplaceAnAddressThatWasVerifiedForThem() {
        Map<String, String> answer = complete();
        answer.put("userAttributes.email", "victim@example.com");

        refuses(
                () -> answer(signIns.password("ann", TEMPORARY).session(), answer),
                "Cannot modify an already provided email");
    }

    @Test
    void writesOnlyWhatTheClientMayWrite() {
        String narrow = pools.client(
                pool.id(),
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH")
                        .writeAttributes("email"));
        SignIns limited = new SignIns(pool.id(), narrow);

        refuses(
                () -> answer(limited, limited.password("ann", TEMPORARY).session(), complete()),
                "A client attempted to write unauthorized attribute");
    }

    @Test
    void refusesAUserWhoWasDisabledMeanwhile() {
        String session = signIns.password("ann", TEMPORARY).session();
        users.change(ann, user -> user.enable(false, Instant.now()));

        refuses(() -> answer(session, complete()), "User is disabled.");
    }

    @Test
    void refusesAChallengeThatNobodyPut() {
        String session = signIns.password("ann", TEMPORARY).session();

        refuses(
                () -> signIns.answer(
                        ChallengeNameType.SMS_MFA, Map.of("USERNAME", "ann", "SMS_MFA_CODE", "123456"), session),
                "Invalid session for the user.");
        assertThatThrownBy(
                        () -> signIns.answer(ChallengeNameType.ADMIN_NO_SRP_AUTH, Map.of("USERNAME", "ann"), session))
                .isInstanceOf(InvalidParameterException.class);
    }

    private RespondToAuthChallengeResponse answer(String session, Map<String, String> responses) {
        return answer(signIns, session, responses);
    }

    private static RespondToAuthChallengeResponse answer(SignIns by, String session, Map<String, String> responses) {
        return by.answer(ChallengeNameType.NEW_PASSWORD_REQUIRED, responses, session);
    }

    private static Map<String, String> complete() {
        return new HashMap<>(Map.of("USERNAME", "ann", "NEW_PASSWORD", OWN, "userAttributes.name", "Ann"));
    }

    private SignIns client(UserPoolType of) {
        String id = pools.client(
                of.id(),
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"));
        return new SignIns(of.id(), id);
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NotAuthorizedException.class).hasMessageStartingWith(message);
    }
}
