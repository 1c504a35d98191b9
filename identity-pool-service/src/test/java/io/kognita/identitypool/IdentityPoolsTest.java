package io.kognita.identitypool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;

/** Identity pools are kept as they were set, and only operators touch them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(UserPoolPeer.class)
class IdentityPoolsTest {

    @TestHTTPResource("/")
    URI endpoint;

    private CognitoIdentityClient operator;

    @BeforeEach
    void connect() {
        operator = Aws.operator(endpoint);
    }

    @Test
    void givesEveryMemberBack() {
        CreateIdentityPoolRequest request = CreateIdentityPoolRequest.builder()
                .identityPoolName("shop")
                .allowUnauthenticatedIdentities(true)
                .allowClassicFlow(true)
                .supportedLoginProviders(Map.of("graph.facebook.com", "7346241598935552"))
                .developerProviderName("login.example.com")
                .openIdConnectProviderARNs("arn:aws:iam::123456789012:oidc-provider/example.com")
                .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                        .providerName("cognito-idp.us-east-1.amazonaws.com/us-east-1_abcdefghi")
                        .clientId("3n4b5urk1ft4fl3mg5e62d9ado")
                        .serverSideTokenCheck(true)
                        .build())
                .samlProviderARNs("arn:aws:iam::123456789012:saml-provider/example")
                .identityPoolTags(Map.of("team", "web"))
                .build();
        CreateIdentityPoolResponse created = operator.createIdentityPool(request);
        assertThat(created.identityPoolId()).matches("us-east-1:[0-9a-f-]{36}");
        DescribeIdentityPoolResponse described =
                operator.describeIdentityPool(describe -> describe.identityPoolId(created.identityPoolId()));
        assertThat(described)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("identityPoolId", "responseMetadata.*", "sdkHttpResponse.*")
                .isEqualTo(DescribeIdentityPoolResponse.builder()
                        .identityPoolName(request.identityPoolName())
                        .allowUnauthenticatedIdentities(true)
                        .allowClassicFlow(true)
                        .supportedLoginProviders(request.supportedLoginProviders())
                        .developerProviderName(request.developerProviderName())
                        .openIdConnectProviderARNs(request.openIdConnectProviderARNs())
                        .cognitoIdentityProviders(request.cognitoIdentityProviders())
                        .samlProviderARNs(request.samlProviderARNs())
                        .identityPoolTags(request.identityPoolTags())
                        .build());
    }

    @Test
    void anUpdateResetsWhatItLeavesOut() {
        String id = create("before");
        operator.updateIdentityPool(
                update -> update.identityPoolId(id).identityPoolName("after").allowUnauthenticatedIdentities(false));
        DescribeIdentityPoolResponse described = operator.describeIdentityPool(describe -> describe.identityPoolId(id));
        assertThat(described.identityPoolName()).isEqualTo("after");
        assertThat(described.allowUnauthenticatedIdentities()).isFalse();
        assertThat(described.hasCognitoIdentityProviders()).isFalse();
    }

    @Test
    void aDeveloperProviderStays() {
        String id = operator.createIdentityPool(create -> create.identityPoolName("dev")
                        .allowUnauthenticatedIdentities(false)
                        .developerProviderName("login.example.com"))
                .identityPoolId();
        assertThatThrownBy(() -> operator.updateIdentityPool(update -> update.identityPoolId(id)
                        .identityPoolName("dev")
                        .allowUnauthenticatedIdentities(false)
                        .developerProviderName("other.example.com")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void deletesAPool() {
        String id = create("gone");
        operator.deleteIdentityPool(delete -> delete.identityPoolId(id));
        assertThatThrownBy(() -> operator.describeIdentityPool(describe -> describe.identityPoolId(id)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("IdentityPool '" + id + "' not found.");
    }

    @Test
    void listsEveryPoolOncePageByPage() {
        List<String> created = List.of(create("a"), create("b"), create("c"));
        List<String> listed = new ArrayList<>();
        String[] next = {null};
        do {
            ListIdentityPoolsResponse page =
                    operator.listIdentityPools(list -> list.maxResults(2).nextToken(next[0]));
            assertThat(page.identityPools()).hasSizeLessThanOrEqualTo(2);
            page.identityPools().stream()
                    .map(IdentityPoolShortDescription::identityPoolId)
                    .forEach(listed::add);
            next[0] = page.nextToken();
        } while (next[0] != null);
        assertThat(listed).containsAll(created).doesNotHaveDuplicates();
    }

    @Test
    void refusesAForgedPageToken() {
        assertThatThrownBy(() ->
                        operator.listIdentityPools(list -> list.maxResults(2).nextToken("forged")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void keepsRolesAndMappings() {
        String id = create("roles");
        Map<String, RoleMapping> mappings = Map.of(
                "cognito-idp.us-east-1.amazonaws.com/us-east-1_abcdefghi:client",
                RoleMapping.builder()
                        .type("Token")
                        .ambiguousRoleResolution("Deny")
                        .build());
        operator.setIdentityPoolRoles(set -> set.identityPoolId(id)
                .roles(Map.of("authenticated", "arn:aws:iam::000000000000:role/app"))
                .roleMappings(mappings));
        GetIdentityPoolRolesResponse roles = operator.getIdentityPoolRoles(get -> get.identityPoolId(id));
        assertThat(roles.roles()).containsEntry("authenticated", "arn:aws:iam::000000000000:role/app");
        assertThat(roles.roleMappings()).isEqualTo(mappings);
    }

    @Test
    void refusesARoleForNobody() {
        String id = create("roles");
        assertThatThrownBy(() -> operator.setIdentityPoolRoles(set ->
                        set.identityPoolId(id).roles(Map.of("administrators", "arn:aws:iam::000000000000:role/app"))))
                .isInstanceOf(CognitoIdentityException.class)
                .hasMessageContaining("(un)?authenticated");
    }

    @Test
    void refusesUnsignedAndForgedCalls() {
        assertThatThrownBy(() -> Aws.app(endpoint).listIdentityPools(list -> list.maxResults(2)))
                .isInstanceOfSatisfying(
                        CognitoIdentityException.class,
                        failure -> assertThat(failure.awsErrorDetails().errorCode())
                                .isEqualTo("MissingAuthenticationTokenException"));
        CognitoIdentityClient forger = Aws.with(endpoint, AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "guess"));
        assertThatThrownBy(() -> forger.listIdentityPools(list -> list.maxResults(2)))
                .isInstanceOfSatisfying(
                        CognitoIdentityException.class,
                        failure -> assertThat(failure.awsErrorDetails().errorCode())
                                .isEqualTo("InvalidSignatureException"));
    }

    private String create(String name) {
        return operator.createIdentityPool(create -> create.identityPoolName(name)
                        .allowUnauthenticatedIdentities(true)
                        .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                                .providerName("cognito-idp.us-east-1.amazonaws.com/us-east-1_abcdefghi")
                                .clientId("client")
                                .build()))
                .identityPoolId();
    }
}
