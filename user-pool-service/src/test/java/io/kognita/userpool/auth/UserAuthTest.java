package io.kognita.userpool.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.SrpClient;
import io.kognita.userpool.MfaPool;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.User;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Sign-ins by what the user chooses. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UserAuthTest {

    private static final String PASSWORD = "Corr3ct-horse";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail mail;

    private UserPoolType pool;
    private SignIns signIns;
    private String address;
    private String phone;
    private User ann;

    @BeforeEach
    void aPool() {
        pool = pool("PASSWORD", "EMAIL_OTP", "SMS_OTP");
        signIns = new SignIns(pool.id(), client(pool));
        address = "a" + UUID.randomUUID() + "@example.com";
        phone = MfaPool.newPhone();
        ann = user(
                "ann",
                Map.of(
                        "email",
                        address,
                        "email_verified",
                        "true",
                        "phone_number",
                        phone,
                        "phone_number_verified",
                        "true"));
    }

    @Test
    void offersWhatThePoolAllowsAndTheUserHas() {
        user("bob", Map.of("email", "bob@example.com"));

        InitiateAuthResponse asked = begin("ann", Map.of());

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
        assertThat(asked.session()).isNotBlank();
        assertThat(asked.availableChallenges())
                .containsExactly(
                        ChallengeNameType.PASSWORD,
                        ChallengeNameType.PASSWORD_SRP,
                        ChallengeNameType.EMAIL_OTP,
                        ChallengeNameType.SMS_OTP);
        assertThat(begin("bob", Map.of()).availableChallenges())
                .containsExactly(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
    }

    @Test
    void takesThePasswordWithTheChoice() {
        RespondToAuthChallengeResponse answer = choose("ann", Map.of("ANSWER", "PASSWORD", "PASSWORD", PASSWORD));

        assertThat(answer.authenticationResult().accessToken()).isNotBlank();
    }

    @Test
    void asksForAPasswordThatIsPreferredAndRefusesAWrongOne() {
        InitiateAuthResponse asked = begin("ann", Map.of("PREFERRED_CHALLENGE", "PASSWORD"));

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.PASSWORD);
        assertThatThrownBy(() -> signIns.answer(
                        ChallengeNameType.PASSWORD, answer("ann", Map.of("PASSWORD", "wr0ng-horse")), asked.session()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThat(signIns.answer(
                                ChallengeNameType.PASSWORD,
                                answer("ann", Map.of("PASSWORD", PASSWORD)),
                                asked.session())
                        .authenticationResult()
                        .idToken())
                .isNotBlank();
    }

    @Test
    void provesAPasswordBySrp() {
        SrpClient srp = signIns.srpClient();

        InitiateAuthResponse asked =
                begin("ann", Map.of("PREFERRED_CHALLENGE", "PASSWORD_SRP", "SRP_A", srp.publicValue()));

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
        assertThat(signIns.prove(SignIns.srpAnswer(srp, asked.challengeParameters(), PASSWORD, SignIns.now()))
                        .authenticationResult()
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void signsInByACodeThatIsMailed() {
        RespondToAuthChallengeResponse asked = choose("ann", Map.of("ANSWER", "EMAIL_OTP"));

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(asked.challengeParameters())
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL")
                .containsEntry("CODE_DELIVERY_DESTINATION", "a***@e***");
        assertThat(code(ChallengeNameType.EMAIL_OTP, "ann", asked.session(), mail.code(address))
                        .authenticationResult()
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void takesACodeOnce() {
        String session = choose("ann", Map.of("ANSWER", "EMAIL_OTP")).session();
        String code = mail.code(address);
        code(ChallengeNameType.EMAIL_OTP, "ann", session, code);

        assertThatThrownBy(() -> code(ChallengeNameType.EMAIL_OTP, "ann", session, code))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void signsInByATextMessage() {
        InitiateAuthResponse asked = begin("ann", Map.of("PREFERRED_CHALLENGE", "SMS_OTP"));

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SMS_OTP);
        assertThat(code(ChallengeNameType.SMS_OTP, "ann", asked.session(), mail.code(phone))
                        .authenticationResult()
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void locksOutWhoeverGuessesAtCodes() {
        String session =
                begin("ann", Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP")).session();
        String wrong = mail.code(address).equals("000000") ? "000001" : "000000";
        for (int guess = 0; guess < 5; guess++) {
            assertThatThrownBy(() -> code(ChallengeNameType.EMAIL_OTP, "ann", session, wrong))
                    .isInstanceOf(CodeMismatchException.class);
        }

        assertThatThrownBy(() -> code(ChallengeNameType.EMAIL_OTP, "ann", session, mail.code(address)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Password attempts exceeded");
        assertThat(choose("ann", Map.of("ANSWER", "PASSWORD", "PASSWORD", PASSWORD))
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void answersForAStrangerAsForAUser() {
        InitiateAuthResponse choice = begin("nobody", Map.of());
        InitiateAuthResponse asked = begin("nobody", Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));

        assertThat(choice.availableChallenges())
                .isEqualTo(begin("ann", Map.of()).availableChallenges());
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(asked.challengeParameters())
                .containsOnlyKeys("CODE_DELIVERY_DELIVERY_MEDIUM", "CODE_DELIVERY_DESTINATION");
        assertThatThrownBy(() -> code(ChallengeNameType.EMAIL_OTP, "nobody", asked.session(), "123456"))
                .isInstanceOf(CodeMismatchException.class)
                .hasMessageContaining("Invalid code or auth state for the user.");
        assertThatThrownBy(() -> signIns.answer(
                        ChallengeNameType.SELECT_CHALLENGE,
                        answer("nobody", Map.of("ANSWER", "PASSWORD", "PASSWORD", PASSWORD)),
                        choice.session()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
    }

    @Test
    void sendsADisabledUserNoCode() {
        users.change(ann, user -> user.enable(false, Instant.now()));

        InitiateAuthResponse asked = begin("ann", Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(mail.to(address)).isEmpty();
    }

    @Test
    void refusesWhatWasNotOffered() {
        user("bob", Map.of("email", "bob@example.com"));

        assertThatThrownBy(() -> choose("bob", Map.of("ANSWER", "EMAIL_OTP")))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(begin("bob", Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP")).challengeName())
                .isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
    }

    @Test
    void refusesASessionOfAnotherUserOrStep() {
        user("bob", Map.of("email", "bob@example.com"));
        String choice = begin("ann", Map.of()).session();

        assertThatThrownBy(() -> signIns.answer(
                        ChallengeNameType.SELECT_CHALLENGE,
                        answer("bob", Map.of("ANSWER", "PASSWORD", "PASSWORD", PASSWORD)),
                        choice))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> code(ChallengeNameType.EMAIL_OTP, "ann", choice, "123456"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Invalid session for the user.");
    }

    @Test
    void offersNoCodesToWhomASecondFactorIsAskedOf() {
        signIns.idp.setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .emailMfaConfiguration(email -> email.subject("Mail").message("Mail {####}")));
        users.change(
                ann,
                user -> user.changeSecondFactors(user.secondFactors().with(SecondFactor.EMAIL_OTP), Instant.now()));

        assertThat(begin("ann", Map.of()).availableChallenges())
                .containsExactly(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
        RespondToAuthChallengeResponse asked = choose("ann", Map.of("ANSWER", "PASSWORD", "PASSWORD", PASSWORD));
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(code(ChallengeNameType.EMAIL_OTP, "ann", asked.session(), mail.code(address))
                        .authenticationResult()
                        .accessToken())
                .isNotBlank();
    }

    @Test
    void needsTheClientsPermission() {
        SignIns other = new SignIns(pool.id(), pools.client(pool.id(), settings -> settings));

        assertThatThrownBy(() -> other.begin("USER_AUTH", Map.of("USERNAME", "ann")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("USER_AUTH flow not enabled for this client");
    }

    @Test
    void isOpenToServersToo() {
        AdminInitiateAuthResponse asked = signIns.idp.adminInitiateAuth(request -> request.userPoolId(pool.id())
                .clientId(signIns.client)
                .authFlow("USER_AUTH")
                .authParameters(Map.of("USERNAME", "ann")));

        assertThat(asked.availableChallenges()).contains(ChallengeNameType.EMAIL_OTP);
        assertThat(signIns.idp
                        .adminRespondToAuthChallenge(request -> request.userPoolId(pool.id())
                                .clientId(signIns.client)
                                .challengeName(ChallengeNameType.SELECT_CHALLENGE)
                                .session(asked.session())
                                .challengeResponses(answer("ann", Map.of("ANSWER", "PASSWORD", "PASSWORD", PASSWORD))))
                        .authenticationResult()
                        .accessToken())
                .isNotBlank();
    }

    private InitiateAuthResponse begin(String username, Map<String, String> parameters) {
        return signIns.begin("USER_AUTH", answer(username, parameters));
    }

    private RespondToAuthChallengeResponse choose(String username, Map<String, String> parameters) {
        return signIns.answer(
                ChallengeNameType.SELECT_CHALLENGE,
                answer(username, parameters),
                begin(username, Map.of()).session());
    }

    private RespondToAuthChallengeResponse code(
            ChallengeNameType challenge, String username, String session, String code) {
        return signIns.answer(challenge, answer(username, Map.of(challenge + "_CODE", code)), session);
    }

    private static Map<String, String> answer(String username, Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("USERNAME", username);
        return all;
    }

    private User user(String username, Map<String, String> attributes) {
        return users.user(pool, username, PASSWORD, UserStatusType.CONFIRMED, attributes);
    }

    private UserPoolType pool(String... factors) {
        return pools.pool(settings -> settings.policies(
                policies -> policies.signInPolicy(policy -> policy.allowedFirstAuthFactorsWithStrings(factors))));
    }

    private String client(UserPoolType of) {
        return pools.client(
                of.id(),
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_AUTH")
                        .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));
    }
}
