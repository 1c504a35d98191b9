package io.kognita.userpool.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.wire.service.ServiceTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DomainsTest {

    private static final String CERTIFICATE = "arn:aws:acm:us-east-1:000000000000:certificate/one";

    @Inject
    ServiceTokens tokens;

    private CognitoIdentityProviderClient idp;
    private String pool;
    private String prefix;
    private String custom;

    @BeforeEach
    void aPool() {
        idp = Idp.client();
        pool = pool(UserPoolTierType.ESSENTIALS);
        prefix = "p" + UUID.randomUUID().toString().substring(0, 18);
        custom = "auth." + prefix + ".example.com";
    }

    @Test
    void aPoolHasAPrefix() {
        CreateUserPoolDomainResponse created = create(pool, prefix);

        assertThat(created.managedLoginVersion()).isEqualTo(1);
        assertThat(created.cloudFrontDomain()).isNull();
        DomainDescriptionType domain = describe(prefix);
        assertThat(domain.userPoolId()).isEqualTo(pool);
        assertThat(domain.domain()).isEqualTo(prefix);
        assertThat(domain.status()).isEqualTo(DomainStatusType.ACTIVE);
        assertThat(domain.awsAccountId()).hasSize(12);
        assertThat(domain.version()).hasSize(14);
        assertThat(domain.cloudFrontDistribution()).isEqualTo("localhost");
        assertThat(described().domain()).isEqualTo(prefix);
        assertThat(described().customDomain()).isNull();
    }

    @Test
    void aPoolHasACustomDomainToo() {
        create(pool, prefix);
        CreateUserPoolDomainResponse created = createCustom();

        assertThat(created.cloudFrontDomain()).isEqualTo("localhost");
        assertThat(describe(custom).customDomainConfig().certificateArn()).isEqualTo(CERTIFICATE);
        assertThat(described().domain()).isEqualTo(prefix);
        assertThat(described().customDomain()).isEqualTo(custom);
        invalid(this::createCustom, "already has a custom domain");
        invalid(() -> create(pool, prefix + "2"), "already has a domain");
    }

    @Test
    void domainsSurviveAnUpdateOfThePool() {
        create(pool, prefix);
        idp.updateUserPool(request -> request.userPoolId(pool));

        assertThat(described().domain()).isEqualTo(prefix);
    }

    @Test
    void noTwoPoolsHaveTheSameDomain() {
        create(pool, prefix);
        String other = pool(UserPoolTierType.ESSENTIALS);

        invalid(() -> create(other, prefix), "Domain already associated with another user pool.");
        idp.deleteUserPoolDomain(request -> request.userPoolId(pool).domain(prefix));
        create(other, prefix);
        assertThat(described().domain()).isNull();
    }

    @Test
    void aDomainThatNobodyHasIsEmpty() {
        assertThat(describe("nobody-has-this"))
                .isEqualTo(DomainDescriptionType.builder().build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPPER", "with.dot", "-begins", "ends-", "under_score", "ünicode"})
    void refusesUnfitPrefixes(String domain) {
        invalid(() -> create(pool, domain), "invalid character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-aws", "cognito-x", "amazonia"})
    void refusesReservedWords(String domain) {
        invalid(() -> create(pool, domain), "Domain cannot contain reserved word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodots", "a..b.com", "UPPER.example.com", "exa mple.com"})
    void refusesUnfitCustomDomains(String domain) {
        invalid(
                () -> idp.createUserPoolDomain(request -> request.userPoolId(pool)
                        .domain(domain)
                        .customDomainConfig(config -> config.certificateArn(CERTIFICATE))),
                "not a valid subdomain");
    }

    @Test
    void managedLoginNeedsAHigherTier() {
        String lite = pool(UserPoolTierType.LITE);

        assertThatThrownBy(() -> idp.createUserPoolDomain(
                        request -> request.userPoolId(lite).domain(prefix).managedLoginVersion(2)))
                .isInstanceOf(FeatureUnavailableInTierException.class);
        invalid(
                () -> idp.createUserPoolDomain(
                        request -> request.userPoolId(pool).domain(prefix).managedLoginVersion(3)),
                "ManagedLoginVersion");
    }

    @Test
    void anUpdateChangesPagesAndCertificate() {
        create(pool, prefix);
        createCustom();

        assertThat(idp.updateUserPoolDomain(request ->
                                request.userPoolId(pool).domain(prefix).managedLoginVersion(2))
                        .managedLoginVersion())
                .isEqualTo(2);
        idp.updateUserPoolDomain(request -> request.userPoolId(pool)
                .domain(custom)
                .customDomainConfig(config -> config.certificateArn(CERTIFICATE + "-new"))
                .routing(routing -> routing.failover(
                        failover -> failover.secondaryRegion("eu-west-1").primaryRoute53HealthCheckId("check"))));

        assertThat(describe(prefix).managedLoginVersion()).isEqualTo(2);
        assertThat(describe(custom).customDomainConfig().certificateArn()).isEqualTo(CERTIFICATE + "-new");
        assertThat(describe(custom).routing().failover().secondaryRegion()).isEqualTo("eu-west-1");
        assertThat(describe(custom).managedLoginVersion()).isEqualTo(1);
        invalid(
                () -> idp.updateUserPoolDomain(request -> request.userPoolId(pool)
                        .domain(prefix)
                        .customDomainConfig(config -> config.certificateArn(CERTIFICATE))),
                "custom domains only");
    }

    @Test
    void namesWhatDoesNotExist() {
        create(pool, prefix);
        String other = pool(UserPoolTierType.ESSENTIALS);

        invalid(() -> idp.deleteUserPoolDomain(r -> r.userPoolId(other).domain(prefix)), "No such domain");
        invalid(() -> idp.updateUserPoolDomain(r -> r.userPoolId(other).domain(prefix)), "No such domain");
        assertThatThrownBy(() -> create("us-east-1_Unknown00", prefix + "3"))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aPoolWithADomainIsNotDeleted() {
        create(pool, prefix);

        invalid(() -> idp.deleteUserPool(request -> request.userPoolId(pool)), "domain configured");
        idp.deleteUserPoolDomain(request -> request.userPoolId(pool).domain(prefix));
        idp.deleteUserPool(request -> request.userPoolId(pool));
    }

    @Test
    void tellsServicesWhosePagesStandUnderADomain() throws Exception {
        create(pool, prefix);

        assertThat(internal(prefix, true).body()).contains(pool).contains("\"custom\":false");
        assertThat(internal("nobody-has-this", true).statusCode()).isEqualTo(404);
        assertThat(internal(prefix, false).body()).doesNotContain(pool);
    }

    private String pool(UserPoolTierType tier) {
        return idp.createUserPool(request -> request.poolName("domains").userPoolTier(tier))
                .userPool()
                .id();
    }

    private CreateUserPoolDomainResponse create(String poolId, String domain) {
        return idp.createUserPoolDomain(request -> request.userPoolId(poolId).domain(domain));
    }

    private CreateUserPoolDomainResponse createCustom() {
        return idp.createUserPoolDomain(request -> request.userPoolId(pool)
                .domain(custom)
                .customDomainConfig(config -> config.certificateArn(CERTIFICATE)));
    }

    private DomainDescriptionType describe(String domain) {
        return idp.describeUserPoolDomain(request -> request.domain(domain)).domainDescription();
    }

    private UserPoolType described() {
        return idp.describeUserPool(request -> request.userPoolId(pool)).userPool();
    }

    private HttpResponse<String> internal(String domain, boolean asService) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(Idp.endpoint().resolve("/internal/domains/" + domain));
        if (asService) {
            request.header("X-Kognita-Service", tokens.tokenFor("user-pool-service"));
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static void invalid(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class).hasMessageContaining(message);
    }
}
