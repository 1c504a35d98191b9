package io.kognita.e2e;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An application that signs its users in with Nimbus's OpenID Connect client: discovery, code flow, PKCE. */
final class RelyingParty implements AutoCloseable {

    private final HttpServer server;
    private OIDCProviderMetadata provider;
    private ClientID clientId;
    private State state;
    private Nonce nonce;
    private CodeVerifier verifier;

    private RelyingParty(HttpServer server) {
        this.server = server;
    }

    /** Starts the application's own pages: one to come back to, one for goodbye. */
    static RelyingParty start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = ("<!DOCTYPE html><title>App</title><h1>App "
                            + exchange.getRequestURI().getPath() + "</h1>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return new RelyingParty(server);
    }

    URI callback() {
        return page("/callback");
    }

    URI goodbye() {
        return page("/goodbye");
    }

    /** Becomes a client of a pool, as its discovery document describes it. */
    void connect(String issuer, String clientId) throws GeneralException, IOException {
        this.provider = OIDCProviderMetadata.resolve(new Issuer(issuer));
        this.clientId = new ClientID(clientId);
    }

    String clientId() {
        return clientId.getValue();
    }

    /** Where to send a browser for a new sign-in. */
    URI signIn(Prompt.Type... prompts) {
        state = new State();
        nonce = new Nonce();
        verifier = new CodeVerifier();
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "email", "profile"), clientId, callback())
                .endpointURI(provider.getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
        if (prompts.length > 0) {
            request.prompt(new Prompt(prompts));
        }
        return request.build().toURI();
    }

    /** Reads the answer in the address to which a browser came back. */
    AuthenticationResponse answer(String address) throws ParseException {
        AuthenticationResponse response = AuthenticationResponseParser.parse(URI.create(address));
        if (!state.equals(response.getState())) {
            throw new AssertionError("the state is not the one that was sent");
        }
        if (!provider.getIssuer().equals(response.getIssuer())) {
            throw new AssertionError("the answer is of another issuer");
        }
        return response;
    }

    /** Exchanges a code. */
    TokenResponse exchange(AuthorizationCode code) throws IOException, ParseException {
        return send(new AuthorizationCodeGrant(code, callback(), verifier));
    }

    /** Exchanges the code of an answer and checks the ID token as the standard says. */
    OIDCTokens tokens(String address) throws Exception {
        TokenResponse response = exchange(answer(address).toSuccessResponse().getAuthorizationCode());
        return ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
    }

    TokenResponse refresh(RefreshToken token) throws IOException, ParseException {
        return send(new RefreshTokenGrant(token));
    }

    IDTokenClaimsSet verify(JWT idToken) throws Exception {
        return new IDTokenValidator(
                        provider.getIssuer(),
                        clientId,
                        JWSAlgorithm.RS256,
                        provider.getJWKSetURI().toURL())
                .validate(idToken, nonce);
    }

    UserInfoResponse userInfo(BearerAccessToken token) throws IOException, ParseException {
        return UserInfoResponse.parse(new UserInfoRequest(provider.getUserInfoEndpointURI(), token)
                .toHTTPRequest()
                .send());
    }

    URI signOut() {
        return URI.create(
                RunningKognita.endpoint() + "/logout?client_id=" + clientId.getValue() + "&logout_uri=" + goodbye());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private TokenResponse send(com.nimbusds.oauth2.sdk.AuthorizationGrant grant) throws IOException, ParseException {
        TokenRequest request = new TokenRequest.Builder(provider.getTokenEndpointURI(), clientId, grant).build();
        return OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
    }

    private URI page(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }
}
