package io.kognita.userpool.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientSecretDescriptorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ClientSecretsTest {

    private static final String OWN = "chosen_by_the_operator_1";

    private CognitoIdentityProviderClient idp;
    private String pool;
    private UserPoolClientType client;

    @BeforeEach
    void aClientWithASecret() {
        idp = Idp.client();
        pool = idp.createUserPool(request -> request.poolName("secrets"))
                .userPool()
                .id();
        client = idp.createUserPoolClient(
                        request -> request.userPoolId(pool).clientName("app").generateSecret(true))
                .userPoolClient();
    }

    @Test
    void tellsTheValueOfAMadeSecretOnceAndNeverThatOfAGivenOne() {
        ClientSecretDescriptorType made = add(null);

        assertThat(made.clientSecretValue()).matches("\\w{24,64}").isNotEqualTo(client.clientSecret());
        assertThat(made.clientSecretId())
                .isEqualTo(
                        client.clientId() + "--" + made.clientSecretCreateDate().toEpochMilli());
        assertThat(list())
                .hasSize(2)
                .contains(made.toBuilder().clientSecretValue(null).build());
        delete(made.clientSecretId());
        assertThat(add(OWN).clientSecretValue()).isNull();
        assertThat(list())
                .allSatisfy(secret -> assertThat(secret.clientSecretValue()).isNull());
    }

    @Test
    void eitherSecretCountsUntilItIsDeleted() {
        String first = list().getFirst().clientSecretId();
        add(OWN);

        assertThatCode(() -> signUp(client.clientSecret())).doesNotThrowAnyException();
        assertThatCode(() -> signUp(OWN)).doesNotThrowAnyException();
        refused(() -> signUp("neither_of_the_two_secrets"));

        delete(first);
        refused(() -> signUp(client.clientSecret()));
        assertThatCode(() -> signUp(OWN)).doesNotThrowAnyException();
        assertThat(describe().clientSecret()).isEqualTo(OWN);
    }

    @Test
    void theNewerOfTwoCanBeDeletedToo() {
        ClientSecretDescriptorType second = add(OWN);
        delete(second.clientSecretId());

        refused(() -> signUp(OWN));
        assertThatCode(() -> signUp(client.clientSecret())).doesNotThrowAnyException();
    }

    @Test
    void anUpdateOfTheClientKeepsBothSecrets() {
        add(OWN);

        idp.updateUserPoolClient(
                request -> request.userPoolId(pool).clientId(client.clientId()).clientName("renamed"));

        assertThat(list()).hasSize(2);
        assertThatCode(() -> signUp(OWN)).doesNotThrowAnyException();
    }

    @Test
    void refusesAThirdSecretAndKeepsTheLast() {
        ClientSecretDescriptorType second = add(OWN);
        assertThatThrownBy(() -> add(null)).isInstanceOf(LimitExceededException.class);

        delete(second.clientSecretId());
        String last = list().getFirst().clientSecretId();
        assertThatThrownBy(() -> delete(last)).isInstanceOf(InvalidParameterException.class);
        assertThat(list()).hasSize(1);
    }

    @Test
    void aPublicClientGetsNoSecret() {
        client = idp.createUserPoolClient(request -> request.userPoolId(pool).clientName("open"))
                .userPoolClient();

        assertThatThrownBy(() -> add(null)).isInstanceOf(InvalidParameterException.class);
        assertThat(list()).isEmpty();
    }

    @Test
    void refusesSecretsOutOfBounds() {
        assertThatThrownBy(() -> add("too_short")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> add("x".repeat(65))).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void namesWhatDoesNotExist() {
        missing(() -> delete(client.clientId() + "--1"));
        String known = pool;
        pool = "us-east-1_Unknown00";
        missing(() -> add(null));
        missing(this::list);
        missing(() -> delete("x"));
        pool = idp.createUserPool(request -> request.poolName("other"))
                .userPool()
                .id();
        missing(() -> add(null));
        missing(this::list);
        pool = known;
        assertThat(list()).hasSize(1);
    }

    private ClientSecretDescriptorType add(String value) {
        return idp.addUserPoolClientSecret(request ->
                        request.userPoolId(pool).clientId(client.clientId()).clientSecret(value))
                .clientSecretDescriptor();
    }

    private List<ClientSecretDescriptorType> list() {
        return idp.listUserPoolClientSecrets(request -> request.userPoolId(pool).clientId(client.clientId()))
                .clientSecrets();
    }

    private void delete(String id) {
        idp.deleteUserPoolClientSecret(
                request -> request.userPoolId(pool).clientId(client.clientId()).clientSecretId(id));
    }

    private UserPoolClientType describe() {
        return idp.describeUserPoolClient(request -> request.userPoolId(pool).clientId(client.clientId()))
                .userPoolClient();
    }

    private void signUp(String secret) {
        String username = "user-" + UUID.randomUUID();
        idp.signUp(request -> request.clientId(client.clientId())
                .username(username)
                .password("Corr3ct-horse")
                .secretHash(Idp.secretHash(secret, username, client.clientId())));
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NotAuthorizedException.class);
    }

    private static void missing(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ResourceNotFoundException.class);
    }
}
