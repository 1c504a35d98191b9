package io.kognita.userpool.passkey;

import io.kognita.userpool.Idp;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.kognita.userpool.user.User;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationType;

/** A pool whose users sign in by passwords and passkeys, and what they do through the SDK. */
final class PasskeyPool {

    static final String PASSWORD = "Corr3ct-horse";

    final CognitoIdentityProviderClient idp = Idp.client();
    final UserPoolType pool;
    final SignIns signIns;
    private final TestPools pools;
    private final TestUsers users;

    PasskeyPool(TestPools pools, TestUsers users) {
        this(pools, users, settings -> settings);
    }

    PasskeyPool(TestPools pools, TestUsers users, UnaryOperator<UserPoolType.Builder> more) {
        this.pools = pools;
        this.users = users;
        this.pool = pools.pool(settings -> more.apply(settings.policies(policies -> policies.signInPolicy(
                policy -> policy.allowedFirstAuthFactorsWithStrings("PASSWORD", "EMAIL_OTP", "WEB_AUTHN")))));
        this.signIns = new SignIns(pool.id(), client());
    }

    /** Sets for whom passkeys are made. */
    PasskeyPool at(UnaryOperator<WebAuthnConfigurationType.Builder> settings) {
        idp.setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                .webAuthnConfiguration(
                        settings.apply(WebAuthnConfigurationType.builder()).build()));
        return this;
    }

    PasskeyPool atLocalhost() {
        return at(settings -> settings.relyingPartyId("localhost"));
    }

    /** Another client of the pool. */
    String client() {
        return pools.client(
                pool.id(),
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH")
                        .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));
    }

    User user(String username) {
        return users.user(
                pool,
                username,
                PASSWORD,
                UserStatusType.CONFIRMED,
                Map.of("email", username + "@example.com", "email_verified", "true"));
    }

    String token(String username) {
        return signIns.tokens(username, PASSWORD).accessToken();
    }

    Document start(String accessToken) {
        return idp.startWebAuthnRegistration(request -> request.accessToken(accessToken))
                .credentialCreationOptions();
    }

    void complete(String accessToken, Document credential) {
        idp.completeWebAuthnRegistration(
                request -> request.accessToken(accessToken).credential(credential));
    }

    /** Registers the passkey of an authenticator. */
    VirtualAuthenticator register(String accessToken, VirtualAuthenticator authenticator) {
        complete(accessToken, authenticator.create(start(accessToken)));
        return authenticator;
    }

    InitiateAuthResponse begin(String username) {
        return signIns.begin("USER_AUTH", Map.of("USERNAME", username));
    }

    /** Asks for the passkey at once. */
    InitiateAuthResponse ask(String username) {
        return signIns.begin("USER_AUTH", Map.of("USERNAME", username, "PREFERRED_CHALLENGE", "WEB_AUTHN"));
    }

    static String options(InitiateAuthResponse asked) {
        return asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS");
    }

    RespondToAuthChallengeResponse answer(String username, String credential, String session) {
        return signIns.answer(
                ChallengeNameType.WEB_AUTHN, Map.of("USERNAME", username, "CREDENTIAL", credential), session);
    }

    /** The whole of a sign-in by passkey. */
    RespondToAuthChallengeResponse signIn(String username, VirtualAuthenticator authenticator) {
        InitiateAuthResponse asked = ask(username);
        return answer(username, authenticator.get(options(asked)), asked.session());
    }

    RespondToAuthChallengeResponse choose(String username, Map<String, String> answer, String session) {
        Map<String, String> responses = new HashMap<>(answer);
        responses.put("USERNAME", username);
        return signIns.answer(ChallengeNameType.SELECT_CHALLENGE, responses, session);
    }
}
