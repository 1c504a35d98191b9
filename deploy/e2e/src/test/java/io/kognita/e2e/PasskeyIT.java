package io.kognita.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;

/** A passkey that Chromium's virtual authenticator makes on an application's page, registered and signed in with by the SDK. */
class PasskeyIT {

    private static final String PASSWORD = "Correct-Horse-1";
    private static final CognitoIdentityProviderClient POOLS = RunningKognita.userPools();

    /** As applications call the browser's API; credentials come back in the JSON that Cognito takes. */
    private static final String SCRIPT = """
            async ({ceremony, options}) => {
              const publicKey = ceremony === 'create'
                ? PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options))
                : PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options));
              const credential = await navigator.credentials[ceremony]({publicKey});
              return JSON.stringify(credential.toJSON());
            }
            """;

    private static Chromium chromium;
    private static HttpServer application;
    private static String poolId;
    private static String clientId;

    private final String username = "user-" + UUID.randomUUID();

    @BeforeAll
    static void startTheBrowserAndTheApplication() throws IOException {
        chromium = Chromium.start();
        application = page();
        poolId = POOLS.createUserPool(pool -> pool.poolName("passkeys")
                        .policies(policies -> policies.signInPolicy(policy ->
                                policy.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.WEB_AUTHN))))
                .userPool()
                .id();
        POOLS.setUserPoolMfaConfig(mfa -> mfa.userPoolId(poolId)
                .webAuthnConfiguration(passkeys ->
                        passkeys.relyingPartyId("localhost").userVerification(UserVerificationType.REQUIRED)));
        clientId = POOLS.createUserPoolClient(client -> client.userPoolId(poolId)
                        .clientName("Orchard and Sons")
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_AUTH, ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH))
                .userPoolClient()
                .clientId();
    }

    @AfterAll
    static void stop() {
        POOLS.deleteUserPool(pool -> pool.userPoolId(poolId));
        application.stop(0);
        chromium.close();
    }

    @Test
    void registersAPasskeyAndSignsInWithIt() {
        POOLS.adminCreateUser(
                user -> user.userPoolId(poolId).username(username).messageAction(MessageActionType.SUPPRESS));
        POOLS.adminSetUserPassword(user ->
                user.userPoolId(poolId).username(username).password(PASSWORD).permanent(true));
        try (BrowserContext window = chromium.scriptedWindow()) {
            Page page = window.newPage();
            Chromium.addAuthenticator(page);
            page.navigate("http://localhost:" + application.getAddress().getPort());

            register(
                    page,
                    signIn("USER_PASSWORD_AUTH", Map.of("PASSWORD", PASSWORD))
                            .authenticationResult()
                            .accessToken());
            InitiateAuthResponse asked = signIn("USER_AUTH", Map.of("PREFERRED_CHALLENGE", "WEB_AUTHN"));
            assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.WEB_AUTHN);
            String credential = run(page, "get", asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS"));

            assertThat(POOLS.respondToAuthChallenge(answer -> answer.clientId(clientId)
                                    .challengeName(ChallengeNameType.WEB_AUTHN)
                                    .session(asked.session())
                                    .challengeResponses(Map.of("USERNAME", username, "CREDENTIAL", credential)))
                            .authenticationResult()
                            .accessToken())
                    .isNotBlank();
        }
    }

    private void register(Page page, String accessToken) {
        Document options = POOLS.startWebAuthnRegistration(start -> start.accessToken(accessToken))
                .credentialCreationOptions();

        String credential = run(page, "create", DocumentJson.text(options));

        POOLS.completeWebAuthnRegistration(
                complete -> complete.accessToken(accessToken).credential(DocumentJson.read(credential)));
        assertThat(POOLS.listWebAuthnCredentials(list -> list.accessToken(accessToken))
                        .credentials())
                .singleElement()
                .satisfies(passkey -> assertThat(passkey.relyingPartyId()).isEqualTo("localhost"));
    }

    private InitiateAuthResponse signIn(String flow, Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("USERNAME", username);
        return POOLS.initiateAuth(
                begin -> begin.clientId(clientId).authFlow(flow).authParameters(all));
    }

    /** Has the page make or prove a passkey. */
    private static String run(Page page, String ceremony, String options) {
        return (String) page.evaluate(SCRIPT, Map.of("ceremony", ceremony, "options", options));
    }

    private static HttpServer page() throws IOException {
        byte[] html = "<!DOCTYPE html><title>App</title><h1>App</h1>".getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        server.start();
        return server;
    }
}
