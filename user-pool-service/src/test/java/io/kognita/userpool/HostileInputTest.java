package io.kognita.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.auth.SignIns;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.service.ServiceTokens;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** No input whatever is an internal error: every member of every operation is tried with values that break things. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HostileInputTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "Corr3ct-horse";
    private static final String PLAUSIBLE = """
            {"UserPoolId": "%s", "ClientId": "%s", "AccessToken": "%s", "Username": "bob", "Password": "Corr3ct-horse",
             "PreviousPassword": "Corr3ct-horse", "ProposedPassword": "Corr3ct-horse", "ConfirmationCode": "123456",
             "RefreshToken": "abcd", "Token": "abcd", "Filter": "username = \\"ann\\"", "GroupName": "staff",
             "UserAttributes": [{"Name": "name", "Value": "Bob"}, {"Name": "preferred_username", "Value": ""}],
             "UserCode": "123456", "FriendlyDeviceName": "phone",
             "MFAOptions": [{"DeliveryMedium": "SMS", "AttributeName": "phone_number"}],
             "SMSMfaSettings": {"Enabled": false, "PreferredMfa": false},
             "ValidationData": [{"Name": "a", "Value": "b"}], "ClientMetadata": {"a": "b"},
             "AuthFlow": "%s", "ChallengeName": "%s",
             "AuthParameters": {"USERNAME": "ann", "PASSWORD": "Wr0ng-horse", "SRP_A": "ab12", "REFRESH_TOKEN": "abcd"},
             "ChallengeResponses": {"USERNAME": "ann", "TIMESTAMP": "Tue Nov 24 12:00:00 UTC 2026",
                "PASSWORD_CLAIM_SECRET_BLOCK": "abcd", "PASSWORD_CLAIM_SIGNATURE": "abcd",
                "NEW_PASSWORD": "Corr3ct-horse", "userAttributes.name": "Bob"}}""";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    ServiceTokens tokens;

    @Inject
    @All
    List<Operation<?, ?>> operations;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private UserPoolType pool;
    private String client;
    private String accessToken;
    private int newcomers;

    @BeforeEach
    void aPoolThatHidesWhoExists() {
        pool = pools.pool(settings -> settings.aliasAttributesWithStrings("email", "preferred_username"));
        client = pools.client(
                pool.id(),
                settings -> settings.explicitAuthFlowsWithStrings(
                                "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
                        .preventUserExistenceErrors("ENABLED"));
        users.user(pool, "ann", PASSWORD);
        accessToken = new SignIns(pool.id(), client).tokens("ann", PASSWORD).accessToken();
    }

    @Test
    void noMemberOfAnUnsignedOperationBreaksTheService() {
        assertThat(broken(
                        operation -> operation.access() == Access.CLIENT,
                        Stream.of(HostileValues.WRONG_TYPES, HostileValues.SHORT_TEXTS, HostileValues.LONG_TEXTS)
                                .flatMap(List::stream)
                                .toList()))
                .isEmpty();
    }

    @Test
    void noMemberOfASignedOperationBreaksTheService() {
        assertThat(broken(operation -> operation.access() == Access.IAM, HostileValues.LONG_TEXTS))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "us-east-1_%00", "%C0%80", "%ED%A0%80", "'", "%2e%2e", "us-east-1_000000000"})
    void noNameOfAPoolBreaksItsWellKnownDocuments(String poolId) throws Exception {
        for (String document : List.of("jwks.json", "openid-configuration")) {
            URI uri = URI.create(Idp.endpoint() + "/" + poolId + "/.well-known/" + document);
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(document).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "%ED%A0%80", "' or true --"})
    void noIdOfAClientBreaksWhatTheHostedPagesAsk(String clientId) throws Exception {
        URI uri = URI.create(Idp.endpoint() + "/internal/clients/" + clientId.replace(" ", "%20"));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header(ServiceTokens.HEADER, tokens.tokenFor("user-pool-service"))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(400);
    }

    private List<String> broken(Predicate<Operation<?, ?>> tried, List<String> values) {
        return operations.stream()
                .filter(tried)
                .flatMap(operation -> broken(operation, values))
                .toList();
    }

    private Stream<String> broken(Operation<?, ?> operation, List<String> values) {
        return Stream.of(
                        "USER_PASSWORD_AUTH/PASSWORD_VERIFIER",
                        "USER_SRP_AUTH/NEW_PASSWORD_REQUIRED",
                        "REFRESH_TOKEN_AUTH/X")
                .map(way -> plausible(way.split("/")))
                .flatMap(plausible -> HostileRequests.of(shape(operation), plausible).stream())
                .distinct()
                .flatMap(request -> values.stream()
                        .filter(value -> status(operation, HostileRequests.with(request, value)) >= 500)
                        .map(value -> operation.name() + " " + request + " "
                                + value.substring(0, Math.min(40, value.length()))));
    }

    private ObjectNode plausible(String[] way) {
        try {
            return (ObjectNode) JSON.readTree(PLAUSIBLE.formatted(pool.id(), client, accessToken, way[0], way[1]));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each request names another newcomer, for a taken name is refused before the rest is looked at. */
    private int status(Operation<?, ?> operation, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Idp.endpoint())
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation.name())
                .POST(HttpRequest.BodyPublishers.ofString(body.replace("\"bob\"", "\"bob" + ++newcomers + '"')));
        if (operation.access() == Access.IAM) {
            request.header(ServiceTokens.HEADER, tokens.tokenFor("user-pool-service"));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An empty request of an operation, which its class names as a type argument. */
    private static SdkPojo shape(Operation<?, ?> operation) {
        ParameterizedType parent = (ParameterizedType) operation.getClass().getGenericSuperclass();
        try {
            Class<?> request = (Class<?>) parent.getActualTypeArguments()[0];
            return (SdkPojo) request.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
