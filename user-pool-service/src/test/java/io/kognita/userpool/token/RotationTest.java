package io.kognita.userpool.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kognita.local.test.PostgresResource;
import io.kognita.local.test.TestClock;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RotationTest {

    private static final String PASSWORD = "Corr3ct-horse";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestClock clock;

    private UserPoolType pool;
    private SignIns signIns;
    private String first;

    @BeforeEach
    void aSignedInUser() {
        pool = pools.pool(settings -> settings);
        signIns = rotating(30);
        users.user(pool, "ann", PASSWORD);
        first = signIns.tokens("ann", PASSWORD).refreshToken();
    }

    @Test
    void eachRefreshGivesANewRefreshToken() {
        AuthenticationResultType refreshed = refresh(first);

        assertThat(refreshed.refreshToken()).isNotBlank().isNotEqualTo(first);
        assertThat(refreshed.accessToken()).isNotBlank();
        assertThat(refresh(refreshed.refreshToken()).refreshToken()).isNotEqualTo(refreshed.refreshToken());
    }

    @Test
    void aReplacedTokenMayBeRepeatedWithinItsGrace() {
        refresh(first);

        AuthenticationResultType repeated = refresh(first);

        assertThat(refresh(repeated.refreshToken()).accessToken()).isNotBlank();
    }

    @Test
    void aReplacedTokenThatComesBackLaterRevokesTheWholeSignIn() {
        AuthenticationResultType thief = refresh(first);

        clock.later(
                Duration.ofSeconds(31),
                () -> assertThatThrownBy(() -> refresh(first)).isInstanceOf(RefreshTokenReuseException.class));
        refuses(thief.refreshToken(), "Refresh Token has been revoked");
        assertThatThrownBy(() -> signIns.idp.globalSignOut(request -> request.accessToken(thief.accessToken())))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Access Token has been revoked");
    }

    @Test
    void aTokenReplacedTwiceHasNoGrace() {
        refresh(refresh(first).refreshToken());

        assertThatThrownBy(() -> refresh(first)).isInstanceOf(RefreshTokenReuseException.class);
    }

    @Test
    void withoutAGraceOneUseIsAll() {
        SignIns strict = rotating(0);
        String token = strict.tokens("ann", PASSWORD).refreshToken();
        refresh(strict, token);

        assertThatThrownBy(() -> refresh(strict, token)).isInstanceOf(RefreshTokenReuseException.class);
    }

    @Test
    void parallelRefreshesWithinTheGraceAllSucceed() {
        List<Throwable> outcomes = IntStream.range(0, 6)
                .parallel()
                .mapToObj(turn -> catchThrowable(() -> refresh(first)))
                .toList();

        assertThat(outcomes).allMatch(Objects::isNull);
    }

    @Test
    void ofParallelRefreshesWithoutAGraceAtMostOneSucceeds() {
        SignIns strict = rotating(0);
        String token = strict.tokens("ann", PASSWORD).refreshToken();

        List<Throwable> outcomes = IntStream.range(0, 6)
                .parallel()
                .mapToObj(turn -> catchThrowable(() -> refresh(strict, token)))
                .toList();

        assertThat(outcomes.stream().filter(Objects::isNull)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aReplacementLivesNoLongerThanTheFirst() {
        clock.later(Duration.ofDays(29), () -> first = refresh(first).refreshToken());

        clock.later(Duration.ofDays(31), () -> refuses(first, "Refresh Token has expired"));
    }

    @Test
    void theFlowWithoutRotationIsClosed() {
        assertThatThrownBy(() -> signIns.refresh(first))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("REFRESH_TOKEN_AUTH flow not enabled for this client");
    }

    @Test
    void asksForTheClientsSecret() {
        String secret = "TheSecretOfThisClientInTests";
        String id = pools.client(pool.id(), secret, settings -> settings);

        assertThatThrownBy(() -> signIns.idp.getTokensFromRefreshToken(
                        request -> request.clientId(id).refreshToken(first)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Unable to verify secret for client " + id);
        assertThatThrownBy(() -> signIns.idp.getTokensFromRefreshToken(
                        request -> request.clientId(id).clientSecret(secret).refreshToken(first)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid Refresh Token");
    }

    private AuthenticationResultType refresh(String token) {
        return refresh(signIns, token);
    }

    private static AuthenticationResultType refresh(SignIns by, String token) {
        return by.idp
                .getTokensFromRefreshToken(
                        request -> request.clientId(by.client).refreshToken(token))
                .authenticationResult();
    }

    private void refuses(String token, String message) {
        assertThatThrownBy(() -> refresh(token))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith(message);
    }

    private SignIns rotating(int graceSeconds) {
        String id = pools.client(
                pool.id(),
                settings -> settings.explicitAuthFlowsWithStrings(
                                "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
                        .refreshTokenRotation(rotation ->
                                rotation.feature(FeatureType.ENABLED).retryGracePeriodSeconds(graceSeconds)));
        return new SignIns(pool.id(), id);
    }
}
