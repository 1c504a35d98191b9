package io.kognita.userpool.auth;

import static io.kognita.userpool.Idp.attribute;

import io.kognita.local.test.SrpClient;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.srp.ClaimTimestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** Sign-ins as applications make them, with the unmodified SDK. */
public final class SignIns {

    public final CognitoIdentityProviderClient idp = Idp.client();
    public final String client;
    private final String poolName;

    public SignIns(String poolId, String client) {
        this.poolName = poolId.substring(poolId.indexOf('_') + 1);
        this.client = client;
    }

    /** Sign-ins by a new client of a pool. */
    public static SignIns of(TestPools pools, String poolId, String existenceErrors, String... flows) {
        return new SignIns(
                poolId,
                pools.client(
                        poolId,
                        settings -> settings.explicitAuthFlowsWithStrings(flows)
                                .preventUserExistenceErrors(existenceErrors)));
    }

    /** Makes a confirmed user with an e-mail address. */
    public void user(String poolId, String username, String password) {
        idp.adminCreateUser(request -> request.userPoolId(poolId)
                .username(username)
                .messageAction("SUPPRESS")
                .userAttributes(attribute("email", username + "@example.com")));
        idp.adminSetUserPassword(request ->
                request.userPoolId(poolId).username(username).password(password).permanent(true));
    }

    public InitiateAuthResponse begin(String flow, Map<String, String> parameters) {
        return idp.initiateAuth(
                request -> request.authFlow(flow).clientId(client).authParameters(parameters));
    }

    public InitiateAuthResponse password(String username, String password) {
        return begin("USER_PASSWORD_AUTH", Map.of("USERNAME", username, "PASSWORD", password));
    }

    /** Tokens of a sign-in by password. */
    public AuthenticationResultType tokens(String username, String password) {
        return password(username, password).authenticationResult();
    }

    public AuthenticationResultType refresh(String refreshToken) {
        return begin("REFRESH_TOKEN_AUTH", Map.of("REFRESH_TOKEN", refreshToken))
                .authenticationResult();
    }

    public RespondToAuthChallengeResponse srp(String username, String password) {
        return prove(srpAnswer(username, password));
    }

    public RespondToAuthChallengeResponse prove(Map<String, String> srpAnswer) {
        return answer(ChallengeNameType.PASSWORD_VERIFIER, srpAnswer, null);
    }

    /** The answer that proves a password. */
    public Map<String, String> srpAnswer(String username, String password) {
        SrpClient srp = srpClient();
        return srpAnswer(srp, srpChallenge(username, srp.publicValue()), password, now());
    }

    public Map<String, String> srpChallenge(String username, String publicValue) {
        return begin("USER_SRP_AUTH", Map.of("USERNAME", username, "SRP_A", publicValue))
                .challengeParameters();
    }

    public static Map<String, String> srpAnswer(
            SrpClient srp, Map<String, String> challenge, String password, String timestamp) {
        String userId = challenge.get("USER_ID_FOR_SRP");
        String block = challenge.get("SECRET_BLOCK");
        Map<String, String> answer = new HashMap<>();
        answer.put("USERNAME", userId);
        answer.put("TIMESTAMP", timestamp);
        answer.put("PASSWORD_CLAIM_SECRET_BLOCK", block);
        answer.put(
                "PASSWORD_CLAIM_SIGNATURE",
                srp.sign(userId, password, challenge.get("SALT"), challenge.get("SRP_B"), block, timestamp));
        return answer;
    }

    public RespondToAuthChallengeResponse answer(
            ChallengeNameType challenge, Map<String, String> responses, String session) {
        return idp.respondToAuthChallenge(request -> request.clientId(client)
                .challengeName(challenge)
                .challengeResponses(responses)
                .session(session));
    }

    public SrpClient srpClient() {
        return new SrpClient(poolName);
    }

    public static String now() {
        return ClaimTimestamp.format(Instant.now());
    }
}
