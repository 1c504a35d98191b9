package io.kognita.userpool.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.SrpClient;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.srp.ClaimTimestamp;
import io.kognita.userpool.user.User;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SrpSignInTest {

    private static final String PASSWORD = "Corr3ct-horse";
    private static final String INCORRECT = "Incorrect username or password.";
    private static final String SIGNATURE = "PASSWORD_CLAIM_SIGNATURE";
    private static final String BLOCK = "PASSWORD_CLAIM_SECRET_BLOCK";

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
    void aUser() {
        pool = pools.pool(settings -> settings);
        signIns = client(pool);
        ann = users.user(pool, "ann", PASSWORD);
    }

    @Test
    void givesTokensToAClientThatProvesThePassword() {
        assertThat(signIns.srp("ann", PASSWORD).authenticationResult().accessToken())
                .isNotBlank();
    }

    @Test
    void namesTheUserByTheirUsernameWhateverTheySignInWith() {
        SrpClient srp = signIns.srpClient();
        Map<String, String> challenge = signIns.srpChallenge(ann.sub().toString(), srp.publicValue());

        assertThat(challenge).containsOnlyKeys("SALT", "SRP_B", "SECRET_BLOCK", "USER_ID_FOR_SRP", "USERNAME");
        assertThat(challenge).containsEntry("USER_ID_FOR_SRP", "ann").containsEntry("USERNAME", "ann");
        assertThat(signIns.prove(SignIns.srpAnswer(srp, challenge, PASSWORD, SignIns.now()))
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void takesTheNameThatTheUserTypedInTheAnswerToo() {
        Map<String, String> answer = signIns.srpAnswer(ann.sub().toString(), PASSWORD);
        answer.put("USERNAME", ann.sub().toString());

        assertThat(signIns.prove(answer).authenticationResult()).isNotNull();
    }

    @Test
    void refusesAWrongPassword() {
        refuses(() -> signIns.srp("ann", "Wr0ng-horse"), INCORRECT);
    }

    @Test
    void aStrangerHasOneSaltAndNameForEver() {
        String publicValue = signIns.srpClient().publicValue();
        Map<String, String> first = signIns.srpChallenge("nobody", publicValue);
        Map<String, String> second = signIns.srpChallenge("nobody", publicValue);

        assertThat(first.keySet())
                .isEqualTo(signIns.srpChallenge("ann", publicValue).keySet());
        assertThat(second.get("SALT")).isEqualTo(first.get("SALT"));
        assertThat(second.get("USER_ID_FOR_SRP"))
                .isEqualTo(first.get("USER_ID_FOR_SRP"))
                .isEqualTo("nobody");
        assertThat(second.get("SRP_B")).isNotEqualTo(first.get("SRP_B"));
        assertThat(signIns.srpChallenge("nobody-else", publicValue).get("SALT")).isNotEqualTo(first.get("SALT"));
    }

    /** What is sealed has the same members for both; their lengths vary by a few characters from call to call. */
    @Test
    void aStrangersBlockIsAsLongAsAUsers() {
        String publicValue = signIns.srpClient().publicValue();
        int stranger =
                signIns.srpChallenge("joe", publicValue).get("SECRET_BLOCK").length();
        int user = signIns.srpChallenge("ann", publicValue).get("SECRET_BLOCK").length();

        assertThat(stranger).isCloseTo(user, Offset.offset(16));
    }

    @Test
    void aStrangersIdLooksLikeAUsersWherePeopleSignInByAddress() {
        UserPoolType byAddress = pools.pool(settings -> settings.usernameAttributesWithStrings("email"));
        Map<String, String> challenge = client(byAddress)
                .srpChallenge("nobody@example.com", signIns.srpClient().publicValue());

        UUID id = UUID.fromString(challenge.get("USER_ID_FOR_SRP"));
        assertThat(id.version()).isEqualTo(ann.sub().version());
        assertThat(id.variant()).isEqualTo(ann.sub().variant());
    }

    @Test
    void aStrangersNameIsToldAsAUsersWherePeopleSignInByName() {
        UserPoolType lax = pools.pool(settings -> settings.usernameConfiguration(names -> names.caseSensitive(false)));
        users.user(lax, "ann@home", PASSWORD);

        assertThat(srpName(lax, "ANN@HOME")).isEqualTo("ann@home");
        assertThat(srpName(lax, "NOBODY@HOME")).isEqualTo("nobody@home");
    }

    private String srpName(UserPoolType in, String typed) {
        return client(in).srpChallenge(typed, signIns.srpClient().publicValue()).get("USER_ID_FOR_SRP");
    }

    @Test
    void refusesAStrangerAtTheSecondStep() {
        refuses(() -> signIns.srp("nobody", PASSWORD), INCORRECT);
    }

    @Test
    void countsFailuresOfUsersAndStrangersAlike() {
        for (String name : new String[] {"ann", "nobody"}) {
            for (int failure = 0; failure < 5; failure++) {
                refuses(() -> signIns.srp(name, "Wr0ng-horse"), INCORRECT);
            }
            refuses(() -> signIns.srp(name, PASSWORD), "Password attempts exceeded");
        }
    }

    @Test
    void refusesPublicValuesThatGiveTheKeyAway() {
        BigInteger n = SrpClient.N;

        for (BigInteger value : new BigInteger[] {BigInteger.ZERO, n, n.shiftLeft(1), n.multiply(n)}) {
            assertThatThrownBy(() -> signIns.srpChallenge("ann", value.toString(16)))
                    .isInstanceOf(InvalidParameterException.class);
        }
    }

    @Test
    void refusesAPublicValueOfAMegabyteAtOnce() {
        assertThatThrownBy(() -> signIns.srpChallenge("ann", "f".repeat(1_000_000)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "-1", "0x12"})
    void refusesAPublicValueThatIsNoNumber(String text) {
        assertThatThrownBy(() -> signIns.srpChallenge("ann", text)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aProofGivesTokensOnce() {
        Map<String, String> answer = signIns.srpAnswer("ann", PASSWORD);
        signIns.prove(answer);

        refuses(() -> signIns.prove(answer), "Invalid session for the user, session can only be used once.");
    }

    @Test
    void aProofOfOneClientIsNoneForAnother() {
        Map<String, String> answer = signIns.srpAnswer("ann", PASSWORD);

        refuses(() -> client(pool).prove(answer), INCORRECT);
    }

    @Test
    void aProofOfOnePoolIsNoneForAnother() {
        UserPoolType other = pools.pool(settings -> settings);
        SignIns elsewhere = client(other);
        users.user(other, "ann", PASSWORD);
        Map<String, String> answer = signIns.srpAnswer("ann", PASSWORD);

        refuses(() -> elsewhere.prove(answer), INCORRECT);
    }

    @Test
    void aProofOfOneUserIsNoneForAnother() {
        users.user(pool, "bob", PASSWORD);
        Map<String, String> answer = signIns.srpAnswer("ann", PASSWORD);
        answer.put("USERNAME", "bob");

        refuses(() -> signIns.prove(answer), INCORRECT);
    }

    @Test
    void refusesABlockThatWasChangedOrMadeUp() {
        Map<String, String> answer = signIns.srpAnswer("ann", PASSWORD);
        byte[] block = Base64.getDecoder().decode(answer.get(BLOCK));
        block[block.length / 2] ^= 1;

        refuses(() -> signIns.prove(with(answer, BLOCK, Base64.getEncoder().encodeToString(block))), INCORRECT);
        refuses(() -> signIns.prove(with(answer, BLOCK, "AAAA")), INCORRECT);
        refuses(() -> signIns.prove(with(answer, BLOCK, "not base64!")), INCORRECT);
        refuses(() -> signIns.prove(with(answer, SIGNATURE, "not base64!")), INCORRECT);
    }

    @Test
    void refusesATimestampThatWasChanged() {
        Map<String, String> answer = signIns.srpAnswer("ann", PASSWORD);
        String later = ClaimTimestamp.format(Instant.now().plusSeconds(61));

        refuses(() -> signIns.prove(with(answer, "TIMESTAMP", later)), INCORRECT);
    }

    @Test
    void refusesATimestampFarOff() {
        for (Duration off : new Duration[] {Duration.ofHours(1), Duration.ofHours(-1)}) {
            SrpClient srp = signIns.srpClient();
            Map<String, String> challenge = signIns.srpChallenge("ann", srp.publicValue());
            String timestamp = ClaimTimestamp.format(Instant.now().plus(off));

            refuses(() -> signIns.prove(SignIns.srpAnswer(srp, challenge, PASSWORD, timestamp)), INCORRECT);
        }
    }

    @Test
    void refusesATimestampOfAnotherForm() {
        Map<String, String> answer = signIns.srpAnswer("ann", PASSWORD);

        assertThatThrownBy(() -> signIns.prove(with(answer, "TIMESTAMP", "2026-11-24T10:00:00Z")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.");
    }

    @Test
    void refusesAProofThatComesTooLate() {
        Map<String, String> answer = signIns.srpAnswer("ann", PASSWORD);

        clock.later(
                Duration.ofMinutes(4),
                () -> refuses(() -> signIns.prove(answer), "Invalid session for the user, session is expired."));
    }

    @Test
    void givesAProofTheTimeThatTheClientSets() {
        String patient = pools.client(
                pool.id(),
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_SRP_AUTH")
                        .authSessionValidity(10));
        SignIns slow = new SignIns(pool.id(), patient);
        Map<String, String> answer = slow.srpAnswer("ann", PASSWORD);

        clock.later(
                Duration.ofMinutes(9),
                () -> assertThat(slow.prove(answer).authenticationResult()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"USERNAME", "TIMESTAMP", BLOCK, SIGNATURE})
    void asksForEveryPartOfAProof(String missing) {
        Map<String, String> answer = signIns.srpAnswer("ann", PASSWORD);
        answer.remove(missing);

        assertThatThrownBy(() -> signIns.prove(answer))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Missing required parameter " + missing);
    }

    @Test
    void asksForTheSecretHashAtBothSteps() {
        String id = pools.client(
                pool.id(), TestPools.SECRET, settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_SRP_AUTH"));
        SignIns secret = new SignIns(pool.id(), id);
        String hash = Idp.secretHash(TestPools.SECRET, "ann", id);
        SrpClient srp = secret.srpClient();
        Map<String, String> challenge = secret.begin(
                        "USER_SRP_AUTH", Map.of("USERNAME", "ann", "SRP_A", srp.publicValue(), "SECRET_HASH", hash))
                .challengeParameters();
        Map<String, String> answer = SignIns.srpAnswer(srp, challenge, PASSWORD, SignIns.now());

        refuses(
                () -> secret.prove(answer),
                "Client " + id + " is configured with secret but SECRET_HASH was not received");
        assertThat(secret.prove(with(answer, "SECRET_HASH", hash)).authenticationResult())
                .isNotNull();
    }

    @Test
    void aUserWithoutAVerifierIsAskedAndRefusedAsAnyOther() {
        UserPoolType other = pools.pool(settings -> settings);
        pools.client(other.id(), settings -> settings);
        users.user(other, "ann", PASSWORD);
        SignIns later = client(other);

        refuses(() -> later.srp("ann", PASSWORD), INCORRECT);
        later.password("ann", PASSWORD);
        assertThat(later.srp("ann", PASSWORD).authenticationResult()).isNotNull();
    }

    @Test
    void aPasswordThatChangedBetweenTheStepsIsWrong() {
        Map<String, String> answer = signIns.srpAnswer("ann", PASSWORD);
        users.change(ann, user -> user.refreshPassword(user.passwordHash().orElseThrow(), null));

        refuses(() -> signIns.prove(answer), INCORRECT);
    }

    @Test
    void tellsADisabledUserOnlyForTheRightPassword() {
        users.change(ann, user -> user.enable(false, Instant.now()));

        refuses(() -> signIns.srp("ann", PASSWORD), "User is disabled.");
        refuses(() -> signIns.srp("ann", "Wr0ng-horse"), INCORRECT);
    }

    @Test
    void leadsATemporaryPasswordToAChallenge() {
        users.user(pool, "new", PASSWORD, UserStatusType.FORCE_CHANGE_PASSWORD, Map.of());

        assertThat(signIns.srp("new", PASSWORD).challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
    }

    private SignIns client(UserPoolType of) {
        String id = pools.client(
                of.id(),
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH")
                        .preventUserExistenceErrors("ENABLED"));
        return new SignIns(of.id(), id);
    }

    private static Map<String, String> with(Map<String, String> answer, String name, String value) {
        Map<String, String> changed = new HashMap<>(answer);
        changed.put(name, value);
        return changed;
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NotAuthorizedException.class).hasMessageStartingWith(message);
    }
}
