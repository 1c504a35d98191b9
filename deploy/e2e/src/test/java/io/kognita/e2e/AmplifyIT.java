package io.kognita.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** Amplify 6 in a page of Chromium, another origin than Kognita's: sign-up, SRP, tokens, credentials, second factor, passkey. */
class AmplifyIT {

    private static final String PASSWORD = "Correct-Horse-1";
    private static final CognitoIdentityProviderClient POOLS = RunningKognita.userPools();
    private static final CognitoIdentityClient IDENTITIES = RunningKognita.identityPools();
    private static Chromium chromium;
    private static AmplifyPage app;
    private static String poolId;
    private static String identityPoolId;
    private static Map<String, Object> settings;

    private final String email = "user-" + UUID.randomUUID() + "@example.com";
    private BrowserContext window;
    private Page page;

    @BeforeAll
    static void makeThePoolsAndTheApplication() throws Exception {
        chromium = Chromium.start();
        app = AmplifyPage.start();
        poolId = POOLS.createUserPool(pool -> pool.poolName("amplify")
                        .usernameAttributes(UsernameAttributeType.EMAIL)
                        .policies(policies -> policies.signInPolicy(policy ->
                                policy.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.WEB_AUTHN)))
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL))
                .userPool()
                .id();
        POOLS.setUserPoolMfaConfig(mfa -> mfa.userPoolId(poolId)
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .softwareTokenMfaConfiguration(token -> token.enabled(true))
                .webAuthnConfiguration(passkeys -> passkeys.relyingPartyId("localhost")));
        String clientId = POOLS.createUserPoolClient(client -> client.userPoolId(poolId)
                        .clientName("amplify")
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_AUTH,
                                ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
                .userPoolClient()
                .clientId();
        String provider = RunningKognita.endpoint().getAuthority() + "/" + poolId;
        identityPoolId = IDENTITIES
                .createIdentityPool(pool -> pool.identityPoolName("amplify")
                        .allowUnauthenticatedIdentities(true)
                        .cognitoIdentityProviders(
                                user -> user.providerName(provider).clientId(clientId)))
                .identityPoolId();
        IDENTITIES.setIdentityPoolRoles(roles -> roles.identityPoolId(identityPoolId)
                .roles(Map.of(
                        "authenticated", "arn:aws:iam::000000000000:role/user",
                        "unauthenticated", "arn:aws:iam::000000000000:role/guest")));
        String endpoint = RunningKognita.endpoint().toString();
        settings = Map.of(
                "userPoolId", poolId,
                "userPoolClientId", clientId,
                "userPoolEndpoint", endpoint,
                "identityPoolId", identityPoolId,
                "identityPoolEndpoint", endpoint,
                "allowGuestAccess", true);
    }

    @AfterAll
    static void stop() {
        IDENTITIES.deleteIdentityPool(pool -> pool.identityPoolId(identityPoolId));
        POOLS.deleteUserPool(pool -> pool.userPoolId(poolId));
        app.close();
        chromium.close();
    }

    @BeforeEach
    void openThePage() {
        window = chromium.scriptedWindow();
        page = app.open(window, settings);
    }

    @AfterEach
    void closeThePage() {
        window.close();
    }

    @Test
    void signsUpAndInAndGetsCredentials() throws Exception {
        Object guest = ask("() => amplify.fetchAuthSession().then(session => session.identityId)");

        signUp();
        assertThat(signIn(PASSWORD)).isEqualTo("DONE");
        assertThat(ask("() => amplify.fetchUserAttributes()"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("email", email)
                .containsEntry("email_verified", "true");

        Map<?, ?> session = (Map<?, ?>) ask("""
                async () => {
                  const { tokens, identityId, credentials } = await amplify.fetchAuthSession();
                  return { issuer: tokens.idToken.payload.iss, use: tokens.accessToken.payload.token_use, identityId,
                    key: credentials.accessKeyId, sessionToken: credentials.sessionToken };
                }""");
        assertThat(session.get("issuer")).isEqualTo(RunningKognita.endpoint() + "/" + poolId);
        assertThat(session.get("use")).isEqualTo("access");
        assertThat(session.get("key")).asString().startsWith("ASIA");
        assertThat(session.get("sessionToken")).asString().isNotEmpty();
        assertThat(session.get("identityId")).asString().isNotEmpty();
        assertThat(guest).asString().isNotEmpty();
    }

    @Test
    void renewsItsTokensUntilItSignsOut() throws Exception {
        signUp();
        signIn(PASSWORD);
        String token = "session => session.tokens.accessToken.toString()";
        Object first = ask("() => amplify.fetchAuthSession().then(" + token + ")");
        Object second = ask("() => amplify.fetchAuthSession({ forceRefresh: true }).then(" + token + ")");
        assertThat(second).isNotEqualTo(first);

        ask("() => amplify.signOut({ global: true })");
        assertThatThrownBy(() -> ask("() => amplify.getCurrentUser()")).hasMessageContaining("UserUnAuthenticated");
    }

    @Test
    void asksForTheCodeOfAnAuthenticatorApp() throws Exception {
        signUp();
        signIn(PASSWORD);
        Object key = ask("() => amplify.setUpTOTP().then(setUp => setUp.sharedSecret)");
        AuthenticatorApp phone = new AuthenticatorApp(key.toString());
        ask("code => amplify.verifyTOTPSetup({ code })", phone.code(0));
        ask("() => amplify.updateMFAPreference({ totp: 'PREFERRED' })");
        ask("() => amplify.signOut()");

        assertThat(signIn(PASSWORD)).isEqualTo("CONFIRM_SIGN_IN_WITH_TOTP_CODE");
        assertThat(ask(
                        "code => amplify.confirmSignIn({ challengeResponse: code }).then(answer => answer.nextStep.signInStep)",
                        phone.code(1)))
                .isEqualTo("DONE");
    }

    @Test
    void setsAForgottenPasswordAnewAndDeletesTheUser() throws Exception {
        signUp();
        String read = RunningKognita.codeMailedTo(email);
        ask("username => amplify.resetPassword({ username })", email);
        Map<String, String> change = new HashMap<>(Map.of("username", email, "newPassword", "Battery-Staple-2"));
        change.put("confirmationCode", RunningKognita.codeMailedTo(email, read));
        ask("change => amplify.confirmResetPassword(change)", change);

        assertThatThrownBy(() -> signIn(PASSWORD)).hasMessageContaining("NotAuthorizedException");
        assertThat(signIn("Battery-Staple-2")).isEqualTo("DONE");
        ask("() => amplify.deleteUser()");
        assertThat(POOLS.listUsers(users -> users.userPoolId(poolId).filter("email = \"" + email + "\""))
                        .users())
                .isEqualTo(List.of());
    }

    @Test
    void makesAPasskeyAndSignsInWithIt() throws Exception {
        Chromium.addAuthenticator(page);
        signUp();
        signIn(PASSWORD);
        ask("() => amplify.associateWebAuthnCredential()");
        assertThat(ask("() => amplify.listWebAuthnCredentials().then(answer => answer.credentials.length)"))
                .isEqualTo(1);
        ask("() => amplify.signOut()");

        assertThat(ask("""
                        username => amplify.signIn({ username,
                          options: { authFlowType: 'USER_AUTH', preferredChallenge: 'WEB_AUTHN' } })
                          .then(answer => answer.nextStep.signInStep)""", email)).isEqualTo("DONE");
        assertThat(ask("() => amplify.fetchUserAttributes().then(attributes => attributes.email)"))
                .isEqualTo(email);
    }

    private void signUp() throws InterruptedException {
        Object step = ask("""
                ({ username, password }) => amplify.signUp({ username, password,
                  options: { userAttributes: { email: username } } }).then(answer => answer.nextStep.signUpStep)""", Map.of("username", email, "password", PASSWORD));
        assertThat(step).isEqualTo("CONFIRM_SIGN_UP");
        ask(
                "confirmation => amplify.confirmSignUp(confirmation)",
                Map.of("username", email, "confirmationCode", RunningKognita.codeMailedTo(email)));
    }

    private Object signIn(String password) {
        return ask(
                "user => amplify.signIn(user).then(answer => answer.nextStep.signInStep)",
                Map.of("username", email, "password", password));
    }

    /** What a function of the page answers; its error, told by name, fails the call. */
    private Object ask(String function) {
        return ask(function, null);
    }

    private Object ask(String function, Object input) {
        return page.evaluate(
                "async ([asked, input]) => { try { return await (0, eval)(asked)(input); }"
                        + " catch (error) { throw new Error(error.name + ': ' + error.message); } }",
                Arrays.asList(function, input));
    }
}
