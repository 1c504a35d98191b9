package io.kognita.userpool.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.Idp;
import io.kognita.userpool.Jwts;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.kognita.userpool.key.SigningKey;
import io.kognita.userpool.key.SigningKeys;
import io.kognita.userpool.user.User;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedOperationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TokenTest {

    private static final String PASSWORD = "Corr3ct-horse";
    private static final String INVALID = "Invalid Access Token";
    private static final String REVOKED = "Access Token has been revoked";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    SigningKeys keys;

    @Inject
    TestClock clock;

    private UserPoolType pool;
    private SignIns signIns;
    private User ann;
    private AuthenticationResultType tokens;

    @BeforeEach
    void aSignedInUser() {
        pool = pools.pool(settings -> settings);
        signIns = client(pool, settings -> settings);
        ann = users.user(
                pool,
                "ann",
                PASSWORD,
                UserStatusType.CONFIRMED,
                Map.of(
                        "email", "ann@example.com",
                        "email_verified", "true",
                        "phone_number", "+15550100",
                        "phone_number_verified", "false",
                        "address", "1 Main Street",
                        "custom:tier", "7",
                        "dev:custom:score", "9"));
        tokens = signIns.tokens("ann", PASSWORD);
    }

    @Test
    void anAccessTokenHasCognitosClaims() {
        ObjectNode claims = Jwts.claims(tokens.accessToken());

        assertThat(claims.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "sub",
                        "iss",
                        "client_id",
                        "origin_jti",
                        "event_id",
                        "token_use",
                        "scope",
                        "auth_time",
                        "exp",
                        "iat",
                        "jti",
                        "username");
        assertThat(claims.get("sub").textValue()).isEqualTo(ann.sub().toString());
        assertThat(claims.get("iss").textValue()).isEqualTo("http://localhost:4500/" + pool.id());
        assertThat(claims.get("client_id").textValue()).isEqualTo(signIns.client);
        assertThat(claims.get("token_use").textValue()).isEqualTo("access");
        assertThat(claims.get("scope").textValue()).isEqualTo("aws.cognito.signin.user.admin");
        assertThat(claims.get("username").textValue()).isEqualTo("ann");
        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isEqualTo(3600);
        assertThat(claims.get("auth_time").isIntegralNumber()).isTrue();
        assertThat(UUID.fromString(claims.get("jti").textValue())).isNotNull();
    }

    @Test
    void anIdTokenHasCognitosClaimsAndTheReadableAttributes() {
        ObjectNode claims = Jwts.claims(tokens.idToken());

        assertThat(claims.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "sub",
                        "email_verified",
                        "address",
                        "iss",
                        "phone_number_verified",
                        "cognito:username",
                        "origin_jti",
                        "aud",
                        "event_id",
                        "token_use",
                        "auth_time",
                        "phone_number",
                        "exp",
                        "iat",
                        "jti",
                        "email",
                        "custom:tier");
        assertThat(claims.get("aud").textValue()).isEqualTo(signIns.client);
        assertThat(claims.get("token_use").textValue()).isEqualTo("id");
        assertThat(claims.get("cognito:username").textValue()).isEqualTo("ann");
        assertThat(claims.get("email_verified").booleanValue()).isTrue();
        assertThat(claims.get("phone_number_verified").isBoolean()).isTrue();
        assertThat(claims.get("custom:tier").textValue()).isEqualTo("7");
        assertThat(claims.at("/address/formatted").textValue()).isEqualTo("1 Main Street");
    }

    @Test
    void tokensOfOneSignInNameIt() {
        ObjectNode access = Jwts.claims(tokens.accessToken());
        ObjectNode id = Jwts.claims(tokens.idToken());
        ObjectNode refreshed =
                Jwts.claims(signIns.refresh(tokens.refreshToken()).accessToken());

        for (String claim : new String[] {"origin_jti", "event_id", "auth_time"}) {
            assertThat(id.get(claim)).isEqualTo(access.get(claim));
            assertThat(refreshed.get(claim)).isEqualTo(access.get(claim));
        }
        assertThat(id.get("jti")).isNotEqualTo(access.get("jti"));
        assertThat(Jwts.claims(signIns.tokens("ann", PASSWORD).accessToken()).get("origin_jti"))
                .isNotEqualTo(access.get("origin_jti"));
    }

    @Test
    void attributesThatTheClientMayNotReadStayOut() {
        SignIns narrow = client(pool, settings -> settings.readAttributes("email"));

        ObjectNode claims = Jwts.claims(narrow.tokens("ann", PASSWORD).idToken());

        assertThat(claims.has("email")).isTrue();
        assertThat(claims.has("phone_number")).isFalse();
        assertThat(claims.has("custom:tier")).isFalse();
    }

    @Test
    void tokensLiveAsLongAsTheClientSays() {
        SignIns brief = client(
                pool,
                settings -> settings.accessTokenValidity(5)
                        .idTokenValidity(10)
                        .refreshTokenValidity(60)
                        .tokenValidityUnits(units ->
                                units.accessToken("minutes").idToken("minutes").refreshToken("minutes")));
        AuthenticationResultType result = brief.tokens("ann", PASSWORD);

        assertThat(result.expiresIn()).isEqualTo(300);
        assertThat(lifetime(result.accessToken())).isEqualTo(300);
        assertThat(lifetime(result.idToken())).isEqualTo(600);
        clock.later(
                Duration.ofMinutes(59),
                () -> assertThat(brief.refresh(result.refreshToken())).isNotNull());
        clock.later(
                Duration.ofMinutes(61),
                () -> refuses(() -> brief.refresh(result.refreshToken()), "Refresh Token has expired"));
    }

    @Test
    void signsWithTheKeyThatThePoolPublishes() {
        ObjectNode header = Jwts.header(tokens.accessToken());

        assertThat(header.get("alg").textValue()).isEqualTo("RS256");
        assertThat(header.get("kid").textValue()).isEqualTo(signingKey(pool).id());
    }

    @Test
    void signingOutRevokesEveryTokenOfTheUser() {
        AuthenticationResultType elsewhere = signIns.tokens("ann", PASSWORD);

        signOut(tokens.accessToken());

        refuses(() -> signOut(tokens.accessToken()), REVOKED);
        refuses(() -> signOut(elsewhere.accessToken()), REVOKED);
        refuses(() -> signIns.refresh(tokens.refreshToken()), "Refresh Token has been revoked");
        refuses(() -> signIns.refresh(elsewhere.refreshToken()), "Refresh Token has been revoked");
        signOut(signIns.tokens("ann", PASSWORD).accessToken());
    }

    @Test
    void signingOutReachesTokensThatNameNoSignInToo() {
        SignIns plain = client(pool, settings -> settings.enableTokenRevocation(false));
        String older = plain.tokens("ann", PASSWORD).accessToken();
        String token = plain.tokens("ann", PASSWORD).accessToken();
        assertThat(Jwts.claims(token).has("origin_jti")).isFalse();

        signOut(token);

        refuses(() -> signOut(token), REVOKED);
        refuses(() -> signOut(older), REVOKED);
        signOut(plain.tokens("ann", PASSWORD).accessToken());
    }

    @Test
    void anOperatorSignsAUserOut() {
        signIns.idp.adminUserGlobalSignOut(
                request -> request.userPoolId(pool.id()).username("ann"));

        refuses(() -> signOut(tokens.accessToken()), REVOKED);
    }

    @Test
    void revokingARefreshTokenRevokesItsAccessTokensOnly() {
        AuthenticationResultType elsewhere = signIns.tokens("ann", PASSWORD);

        revoke(signIns.client, tokens.refreshToken());
        revoke(signIns.client, tokens.refreshToken());

        refuses(() -> signIns.refresh(tokens.refreshToken()), "Refresh Token has been revoked");
        refuses(() -> signOut(tokens.accessToken()), REVOKED);
        assertThat(signIns.refresh(elsewhere.refreshToken()).accessToken()).isNotBlank();
    }

    @Test
    void revokingAnUnknownTokenSucceedsAndChangesNothing() {
        SignIns other = client(pool, settings -> settings);

        revoke(signIns.client, "not-a-token");
        revoke(other.client, tokens.refreshToken());

        assertThat(signIns.refresh(tokens.refreshToken())).isNotNull();
    }

    @Test
    void revokesRefreshTokensOnly() {
        assertThatThrownBy(() -> revoke(signIns.client, tokens.accessToken()))
                .isInstanceOf(UnsupportedTokenTypeException.class);
    }

    @Test
    void revokesNothingWhereRevocationIsDisabled() {
        SignIns plain = client(pool, settings -> settings.enableTokenRevocation(false));

        assertThatThrownBy(
                        () -> revoke(plain.client, plain.tokens("ann", PASSWORD).refreshToken()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void revokesOnlyForWhoKnowsTheClientsSecret() {
        String secret = "TheSecretOfThisClientInTests";
        String id = pools.client(
                pool.id(), secret, settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH"));

        assertThatThrownBy(() -> revoke(id, "any")).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> signIns.idp.revokeToken(request -> request.clientId(id)
                        .clientSecret("AnotherSecretOfTheSameForm")
                        .token("any")))
                .isInstanceOf(UnauthorizedException.class);
        signIns.idp.revokeToken(
                request -> request.clientId(id).clientSecret(secret).token("any"));
    }

    @Test
    void refusesARefreshTokenOfAnotherClientOrPool() {
        SignIns other = client(pool, settings -> settings);
        SignIns elsewhere = client(pools.pool(settings -> settings), settings -> settings);

        refuses(() -> other.refresh(tokens.refreshToken()), "Invalid Refresh Token");
        refuses(() -> elsewhere.refresh(tokens.refreshToken()), "Invalid Refresh Token");
    }

    @Test
    void refusesARefreshTokenThatWasMadeUpOrChanged() {
        String token = tokens.refreshToken();
        char last = token.charAt(token.length() - 5) == 'A' ? 'B' : 'A';

        refuses(() -> signIns.refresh("AAAA"), "Invalid Refresh Token");
        refuses(() -> signIns.refresh(tokens.accessToken()), "Invalid Refresh Token");
        refuses(
                () -> signIns.refresh(
                        token.substring(0, token.length() - 5) + last + token.substring(token.length() - 4)),
                "Invalid Refresh Token");
    }

    @Test
    void aDisabledUserGetsNothing() {
        users.change(ann, user -> user.enable(false, Instant.now()));

        refuses(() -> signIns.refresh(tokens.refreshToken()), "User is disabled.");
        refuses(() -> signOut(tokens.accessToken()), "User is disabled.");
    }

    @Test
    void aUserWhoMustSetAPasswordOrConfirmGetsNothing() {
        users.change(ann, user -> user.become(UserStatusType.RESET_REQUIRED, Instant.now()));
        assertThatThrownBy(() -> signIns.refresh(tokens.refreshToken()))
                .isInstanceOf(PasswordResetRequiredException.class);
        assertThatThrownBy(() -> signIns.idp.getUser(request -> request.accessToken(tokens.accessToken())))
                .isInstanceOf(PasswordResetRequiredException.class);
        assertThatThrownBy(() -> signIns.idp.changePassword(request -> request.accessToken(tokens.accessToken())
                        .previousPassword(PASSWORD)
                        .proposedPassword("An0ther-horse")))
                .isInstanceOf(PasswordResetRequiredException.class);

        users.change(ann, user -> user.become(UserStatusType.UNCONFIRMED, Instant.now()));
        assertThatThrownBy(() -> signIns.refresh(tokens.refreshToken())).isInstanceOf(UserNotConfirmedException.class);
        assertThatThrownBy(() -> signIns.idp.getUser(request -> request.accessToken(tokens.accessToken())))
                .isInstanceOf(UserNotConfirmedException.class);

        users.change(ann, user -> user.become(UserStatusType.CONFIRMED, Instant.now()));
        assertThat(signIns.refresh(tokens.refreshToken()).accessToken()).isNotBlank();
    }

    @Test
    void aRefreshGivesNoNewRefreshTokenUnlessTheyRotate() {
        AuthenticationResultType refreshed = signIns.refresh(tokens.refreshToken());

        assertThat(refreshed.refreshToken()).isNull();
        assertThat(refreshed.idToken()).isNotBlank();
        assertThat(signIns.refresh(tokens.refreshToken()).accessToken()).isNotBlank();
    }

    @Test
    void asksForTheSecretHashAtARefresh() {
        String id = pools.client(
                pool.id(),
                TestPools.SECRET,
                settings ->
                        settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"));
        SignIns secret = new SignIns(pool.id(), id);
        String hash = Idp.secretHash(TestPools.SECRET, "ann", id);
        String token = secret.begin(
                        "USER_PASSWORD_AUTH", Map.of("USERNAME", "ann", "PASSWORD", PASSWORD, "SECRET_HASH", hash))
                .authenticationResult()
                .refreshToken();

        refuses(() -> secret.refresh(token), "Client " + id + " is configured with secret");
        for (String username : new String[] {"ann", ann.sub().toString()}) {
            assertThat(secret.begin(
                                    "REFRESH_TOKEN_AUTH",
                                    Map.of(
                                            "REFRESH_TOKEN",
                                            token,
                                            "SECRET_HASH",
                                            Idp.secretHash(TestPools.SECRET, username, id)))
                            .authenticationResult())
                    .isNotNull();
        }
    }

    @Test
    void anAccessTokenExpires() {
        clock.later(
                Duration.ofMinutes(61), () -> refuses(() -> signOut(tokens.accessToken()), "Access Token has expired"));
    }

    @Test
    void anAccessTokenThatWasAcceptedExpiresAsWell() {
        String token = tokens.accessToken();
        assertThat(signIns.idp.getUser(request -> request.accessToken(token)).username())
                .isEqualTo("ann");
        clock.later(Duration.ofMinutes(61), () -> refuses(() -> signOut(token), "Access Token has expired"));

        String altered = token.substring(0, token.length() - 4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");
        refuses(() -> signOut(altered), INVALID);
    }

    @Test
    void refusesAnIdTokenForAnAccessToken() {
        refuses(() -> signOut(tokens.idToken()), INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a.b.c", "e30.e30.e30", ".."})
    void refusesWhatIsNoToken(String token) {
        refuses(() -> signOut(token), INVALID);
    }

    @Test
    void refusesChangedClaims() {
        ObjectNode claims = Jwts.claims(tokens.accessToken());
        claims.put("sub", UUID.randomUUID().toString());

        refuses(() -> signOut(Jwts.withClaims(tokens.accessToken(), claims)), INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE"})
    void refusesATokenWithoutASignature(String none) {
        ObjectNode header = Jwts.header(tokens.accessToken()).put("alg", none);
        String bare = Jwts.unsigned(header, Jwts.claims(tokens.accessToken()));

        refuses(() -> signOut(bare), INVALID);
        refuses(() -> signOut(bare + tokens.accessToken().split("\\.", -1)[2]), INVALID);
    }

    @Test
    void refusesAPublicKeyUsedAsASecret() {
        ObjectNode header = Jwts.header(tokens.accessToken()).put("alg", "HS256");
        byte[] publicKey = signingKey(pool).publicKey().getEncoded();

        refuses(() -> signOut(Jwts.hs256(header, Jwts.claims(tokens.accessToken()), publicKey)), INVALID);
    }

    @Test
    void refusesAKeyThatTheTokenBringsAlong() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        var attacker = rsa.generateKeyPair();
        ObjectNode claims = Jwts.claims(tokens.accessToken());
        ObjectNode header = Jwts.header(tokens.accessToken());

        refuses(() -> signOut(Jwts.rs256(header, claims, attacker.getPrivate())), INVALID);
        header.put("jku", "http://localhost:1/jwks.json").put("x5u", "http://localhost:1/x");
        refuses(() -> signOut(Jwts.rs256(header, claims, attacker.getPrivate())), INVALID);
        for (String kid : new String[] {"../../dev/null", "' or '1'='1", "", "unknown"}) {
            header.put("kid", kid);
            refuses(() -> signOut(Jwts.rs256(header, claims, attacker.getPrivate())), INVALID);
        }
    }

    @Test
    void refusesAHeaderOfWrongTypes() {
        ObjectNode header = Jwts.header(tokens.accessToken());
        ObjectNode claims = Jwts.claims(tokens.accessToken());
        for (String member : new String[] {"kid", "alg"}) {
            ObjectNode number = header.deepCopy().put(member, 5);
            refuses(() -> signOut(Jwts.rs256(number, claims, signingKey(pool).privateKey())), INVALID);
            ObjectNode list = header.deepCopy();
            list.putArray(member).add("x");
            refuses(() -> signOut(Jwts.rs256(list, claims, signingKey(pool).privateKey())), INVALID);
        }
    }

    @Test
    void refusesATokenThatAnotherPoolsKeySigned() {
        UserPoolType other = pools.pool(settings -> settings);
        ObjectNode header = Jwts.header(tokens.accessToken());
        header.put("kid", signingKey(other).id());

        refuses(
                () -> signOut(Jwts.rs256(
                        header,
                        Jwts.claims(tokens.accessToken()),
                        signingKey(other).privateKey())),
                INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://elsewhere.example/us-east-1_AbCdEf123", "http://localhost:4500/us-east-1_Unknown1", ""})
    void refusesATokenOfAnotherIssuer(String issuer) {
        ObjectNode claims = Jwts.claims(tokens.accessToken()).put("iss", issuer);

        refuses(() -> signOut(signed(claims)), INVALID);
    }

    @Test
    void refusesATokenThatLacksTheScopeOfUserOperations() {
        ObjectNode claims = Jwts.claims(tokens.accessToken()).put("scope", "openid email");

        refuses(() -> signOut(signed(claims)), "Access Token does not have required scopes");
    }

    @Test
    void refusesATokenOfASignInThatNeverWas() {
        ObjectNode claims = Jwts.claims(tokens.accessToken())
                .put("origin_jti", UUID.randomUUID().toString());

        refuses(() -> signOut(signed(claims)), REVOKED);
    }

    private String signed(ObjectNode claims) {
        SigningKey key = signingKey(pool);
        return Jwts.rs256(Jwts.header(tokens.accessToken()), claims, key.privateKey());
    }

    private SigningKey signingKey(UserPoolType of) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> keys.current(of.id()));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void signOut(String accessToken) {
        signIns.idp.globalSignOut(request -> request.accessToken(accessToken));
    }

    private void revoke(String client, String token) {
        signIns.idp.revokeToken(request -> request.clientId(client).token(token));
    }

    private SignIns client(UserPoolType of, UnaryOperator<UserPoolClientType.Builder> settings) {
        String id = pools.client(
                of.id(),
                builder -> settings.apply(
                        builder.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")));
        return new SignIns(of.id(), id);
    }

    private static long lifetime(String token) {
        ObjectNode claims = Jwts.claims(token);
        return claims.get("exp").longValue() - claims.get("iat").longValue();
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NotAuthorizedException.class).hasMessageStartingWith(message);
    }
}
