package io.kognita.userpool.signup;

import static io.kognita.userpool.Idp.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.wire.config.Deployment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DefaultEmailOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConfirmationMailTest {

    @Inject
    TestPools pools;

    @Inject
    TestMail mail;

    @Inject
    TestUsers users;

    @Inject
    Deployment deployment;

    private final CognitoIdentityProviderClient idp = Idp.client();

    @Test
    void confirmsByALinkWhereThePoolWantsIt() {
        UserPoolType pool = pools.pool(settings -> settings.verificationMessageTemplate(
                template -> template.defaultEmailOption(DefaultEmailOptionType.CONFIRM_WITH_LINK)
                        .emailMessageByLink("Please {##confirm##}.")));
        String client = pools.client(pool.id(), settings -> settings);
        String address = signUp(client, "ann+b");
        String body = mail.to(address).getLast().body();
        Matcher link = Pattern.compile("Please <a href=\"([^\"]+confirmation_code=([0-9]{6}))\">confirm</a>\\.")
                .matcher(body);
        assertThat(link.matches()).isTrue();
        assertThat(link.group(1))
                .startsWith(
                        deployment.publicUrl() + "/confirmUser?client_id=" + client + "&amp;user_name=ann%2Bb&amp;");

        idp.confirmSignUp(request -> request.clientId(client).username("ann+b").confirmationCode(link.group(2)));
        assertThat(users.status(pool.id(), "ann+b")).isEqualTo(UserStatusType.CONFIRMED);
    }

    @Test
    void aLinkLeadsToTheDomainOfThePool() {
        String port = deployment.publicUrl().getPort() < 0
                ? ""
                : ":" + deployment.publicUrl().getPort();
        String scheme = deployment.publicUrl().getScheme();
        String prefix = "acme" + UUID.randomUUID();
        assertThat(linkOf(settings -> settings.domain(prefix)))
                .startsWith(scheme + "://" + prefix + ".auth.example.com" + port + "/confirmUser?");
        assertThat(linkOf(settings -> settings.domain(prefix).customDomain("login.example.org")))
                .startsWith(scheme + "://login.example.org" + port + "/confirmUser?");
    }

    private String linkOf(UnaryOperator<UserPoolType.Builder> domains) {
        UserPoolType pool = pools.pool(settings -> domains.apply(settings.verificationMessageTemplate(
                template -> template.defaultEmailOption(DefaultEmailOptionType.CONFIRM_WITH_LINK)
                        .emailMessageByLink("{##confirm##}"))));
        String body = mail.to(signUp(pools.client(pool.id(), settings -> settings), "ann"))
                .getLast()
                .body();
        return body.substring(body.indexOf('"') + 1);
    }

    @Test
    void writesInTheLanguageOfTheUsersLocale() {
        UserPoolType pool = pools.pool(settings -> settings);
        String client = pools.client(pool.id(), settings -> settings);
        assertThat(mail.to(signUp(client, "ann", attribute("locale", "de-AT")))
                        .getLast()
                        .body())
                .startsWith("Geben Sie den Code ");
        assertThat(mail.to(signUp(client, "bob")).getLast().body()).startsWith("Enter the code ");
    }

    private String signUp(String client, String username, AttributeType... more) {
        String address = UUID.randomUUID() + "@example.com";
        AttributeType[] attributes = new AttributeType[more.length + 1];
        System.arraycopy(more, 0, attributes, 0, more.length);
        attributes[more.length] = attribute("email", address);
        idp.signUp(request -> request.clientId(client)
                .username(username)
                .password("passw0rd-of-ann")
                .userAttributes(attributes));
        return address;
    }
}
