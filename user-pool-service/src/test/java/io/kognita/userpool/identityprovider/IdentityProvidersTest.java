package io.kognita.userpool.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestPools;
import io.kognita.wire.service.ServiceTokens;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DuplicateProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListIdentityProvidersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ProviderDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IdentityProvidersTest {

    private static final String NO_POOL = "us-east-1_Unknown00";
    private static final String SECRET = "a-secret-that-must-not-lie-open";

    @Inject
    ServiceTokens tokens;

    private CognitoIdentityProviderClient idp;
    private String pool;

    @BeforeEach
    void aPool() {
        idp = Idp.client();
        pool = idp.createUserPool(request -> request.poolName("identity-providers")
                        .schema(attribute -> attribute.name("team").attributeDataType("String")))
                .userPool()
                .id();
    }

    @Test
    void keepsWhatAnOidcProviderIsCreatedWith() {
        IdentityProviderType created = oidc("Corp", Map.of("email", "mail", "custom:team", "dept"), "corp", "corp.com");

        assertThat(created.userPoolId()).isEqualTo(pool);
        assertThat(created.providerType()).isEqualTo(IdentityProviderTypeType.OIDC);
        assertThat(created.providerDetails())
                .containsAllEntriesOf(oidcDetails())
                .containsEntry("attributes_url_add_attributes", "false");
        assertThat(created.attributeMapping())
                .containsOnly(
                        Map.entry("email", "mail"), Map.entry("custom:team", "dept"), Map.entry("username", "sub"));
        assertThat(created.idpIdentifiers()).containsExactly("corp", "corp.com");
        assertThat(created.creationDate()).isNotNull().isEqualTo(created.lastModifiedDate());
        assertThat(describe("Corp")).isEqualTo(created);
        assertThat(idp.getIdentityProviderByIdentifier(
                                request -> request.userPoolId(pool).idpIdentifier("corp.com"))
                        .identityProvider())
                .isEqualTo(created);
    }

    @Test
    void addsWhatASocialProviderAlwaysHas() {
        Map<String, String> given =
                Map.of("client_id", "id", "client_secret", SECRET, "authorize_scopes", "public_profile, email");
        IdentityProviderType facebook = create("Facebook", IdentityProviderTypeType.FACEBOOK, given);
        IdentityProviderType google = create("Google", IdentityProviderTypeType.GOOGLE, given);
        IdentityProviderType amazon = create("LoginWithAmazon", IdentityProviderTypeType.LOGIN_WITH_AMAZON, given);

        assertThat(facebook.providerDetails())
                .containsEntry("authorize_url", "https://www.facebook.com/v17.0/dialog/oauth")
                .containsEntry("client_secret", SECRET);
        assertThat(google.providerDetails()).containsEntry("oidc_issuer", "https://accounts.google.com");
        assertThat(amazon.attributeMapping()).containsEntry("username", "user_id");
    }

    @Test
    void sealsSecretsAndShowsAppleKeysToServicesOnly() throws Exception {
        IdentityProviderType created = create(
                "SignInWithApple",
                IdentityProviderTypeType.SIGN_IN_WITH_APPLE,
                Map.of(
                        "client_id", "com.example",
                        "team_id", "T",
                        "key_id", "K",
                        "private_key", SECRET,
                        "authorize_scopes", "email name"));

        assertThat(created.providerDetails()).doesNotContainKey("private_key");
        assertThat(describe("SignInWithApple").toString()).doesNotContain(SECRET);
        assertThat(stored()).doesNotContain(SECRET);
        assertThat(internal("identity-providers/SignInWithApple", true).body()).contains(SECRET);
        assertThat(internal("identity-providers/SignInWithApple", false).body())
                .contains("AccessDeniedException")
                .doesNotContain(SECRET);
        assertThat(internal("idp-identifiers/none", true).body()).contains("ResourceNotFoundException");
    }

    @ParameterizedTest
    @CsvSource({
        "client_secret, '', client_id",
        "attributes_request_method, PUT, attributes_request_method",
        "authorize_scopes, email, openid",
        "oidc_issuer, http://auth.example.com, oidc_issuer",
        "oidc_issuer, https://user:secret@auth.example.com, oidc_issuer",
        "token_url, 'file:///etc/passwd', token_url",
        "jwks_uri, not a url, jwks_uri"
    })
    void refusesUnfitOidcDetails(String name, String value, String named) {
        Map<String, String> details = new HashMap<>(oidcDetails());
        details.put(name, value);

        invalid(() -> create("Corp", IdentityProviderTypeType.OIDC, details), named);
    }

    @Test
    void refusesMissingDetailsInAwsWords() {
        invalid(
                () -> create("Google", IdentityProviderTypeType.GOOGLE, Map.of("client_id", "id")),
                "client_id, client_secret and authorize_scopes are all required idp details");
    }

    @Test
    void refusesNamesThatDoNotFitTheType() {
        invalid(
                () -> create("MyGoogle", IdentityProviderTypeType.GOOGLE, oidcDetails()),
                "Provider MyGoogle cannot be of type Google.");
        invalid(() -> create("Google", IdentityProviderTypeType.OIDC, oidcDetails()), "cannot be of type OIDC");
        invalid(() -> create("COGNITO", IdentityProviderTypeType.OIDC, oidcDetails()), "cannot be of type OIDC");
        invalid(() -> create("has_score", IdentityProviderTypeType.OIDC, oidcDetails()), "validation error");
    }

    @Test
    void refusesMappingsOfAttributesThatThePoolDoesNotHaveOrThatSayWhoSomebodyIs() {
        invalid(
                () -> oidc("Corp", Map.of("custom:other", "x")),
                "AttributeMapping contains invalid mapping: [custom:other]");
        invalid(() -> oidc("Corp", Map.of("sub", "sub")), "invalid mapping: [sub]");
        invalid(() -> oidc("Corp", Map.of("identities", "x")), "invalid mapping: [identities]");
    }

    @Test
    void refusesATakenNameAndTakenIdentifiers() {
        oidc("Corp", Map.of(), "corp", "corp.com");

        assertThatThrownBy(() -> oidc("Corp", Map.of())).isInstanceOf(DuplicateProviderException.class);
        invalid(() -> oidc("Other", Map.of(), "other", "corp.com"), "corp.com");
        invalid(() -> oidc("Other", Map.of(), "same", "same"), "unique");
        oidc("Other", Map.of(), "other");
        invalid(
                () -> idp.updateIdentityProvider(request ->
                        request.userPoolId(pool).providerName("Other").idpIdentifiers("corp")),
                "corp");
    }

    @Test
    void anUpdateChangesWhatItNamesAndKeepsTheRest() {
        IdentityProviderType before = oidc("Corp", Map.of("email", "mail"), "corp");
        Map<String, String> details = new HashMap<>(oidcDetails());
        details.put("client_secret", "another");

        IdentityProviderType after = idp.updateIdentityProvider(
                        request -> request.userPoolId(pool).providerName("Corp").providerDetails(details))
                .identityProvider();

        assertThat(after.providerDetails()).containsEntry("client_secret", "another");
        assertThat(after.attributeMapping()).isEqualTo(before.attributeMapping());
        assertThat(after.idpIdentifiers()).isEqualTo(before.idpIdentifiers());
        assertThat(describe("Corp")).isEqualTo(after);
        invalid(
                () -> idp.updateIdentityProvider(request ->
                        request.userPoolId(pool).providerName("Corp").providerDetails(Map.of("client_id", "alone"))),
                "required idp details");
    }

    @Test
    void listsPageByPage() {
        List.of("Cc1", "Aa1", "Bb1").forEach(name -> oidc(name, Map.of()));

        ListIdentityProvidersResponse first =
                idp.listIdentityProviders(request -> request.userPoolId(pool).maxResults(2));
        ListIdentityProvidersResponse last = idp.listIdentityProviders(
                request -> request.userPoolId(pool).maxResults(2).nextToken(first.nextToken()));

        assertThat(first.providers())
                .extracting(ProviderDescription::providerName)
                .containsExactly("Aa1", "Bb1");
        assertThat(last.providers())
                .extracting(ProviderDescription::providerName)
                .containsExactly("Cc1");
        assertThat(last.nextToken()).isNull();
        invalid(() -> idp.listIdentityProviders(r -> r.userPoolId(pool).nextToken("forged")), "pagination");
    }

    @Test
    void namesWhatDoesNotExist() {
        missing(() -> describe("None"));
        missing(() -> idp.updateIdentityProvider(r -> r.userPoolId(pool).providerName("None")));
        missing(() -> delete("None"));
        missing(() ->
                idp.getIdentityProviderByIdentifier(r -> r.userPoolId(pool).idpIdentifier("none")));
        missing(() -> idp.listIdentityProviders(r -> r.userPoolId(NO_POOL)));
        missing(() -> idp.describeIdentityProvider(r -> r.userPoolId(NO_POOL).providerName("None")));
        missing(() -> idp.createIdentityProvider(r -> r.userPoolId(NO_POOL)
                .providerName("Corp")
                .providerType(IdentityProviderTypeType.OIDC)
                .providerDetails(oidcDetails())));
    }

    @Test
    void aClientMayOnlySupportProvidersThatExist() throws Exception {
        invalid(() -> client("COGNITO", "Corp"), "The provider Corp does not exist for User Pool " + pool);
        oidc("Corp", Map.of());

        UserPoolClientType client = client("COGNITO", "Corp");
        assertThat(client.supportedIdentityProviders()).containsExactly("COGNITO", "Corp");

        assertThat(get("/internal/clients/" + client.clientId(), true).body())
                .contains("\"identityProviders\":[\"COGNITO\",\"Corp\"]");

        delete("Corp");
        assertThat(get("/internal/clients/" + client.clientId(), true).body())
                .contains("\"identityProviders\":[\"COGNITO\"]");
        invalid(
                () -> idp.updateUserPoolClient(request ->
                        request.userPoolId(pool).clientId(client.clientId()).supportedIdentityProviders("Corp")),
                "does not exist");
    }

    @Test
    void takesAddressesFromSamlMetadata() {
        IdentityProviderType created = saml(metadata(""));

        assertThat(created.providerDetails())
                .containsEntry("SSORedirectBindingURI", "https://saml.example.com/sso")
                .containsEntry("SLORedirectBindingURI", "https://saml.example.com/slo");
        assertThat(created.attributeMapping()).isEmpty();
    }

    @Test
    void takesMetadataByAddressButNotWithADocument() {
        assertThat(create(
                                "Adfs",
                                IdentityProviderTypeType.SAML,
                                Map.of("MetadataURL", "https://saml.example.com/metadata", "IDPSignout", "true"))
                        .providerDetails())
                .containsOnly(
                        Map.entry("MetadataURL", "https://saml.example.com/metadata"), Map.entry("IDPSignout", "true"));
        invalid(
                () -> create(
                        "Both",
                        IdentityProviderTypeType.SAML,
                        Map.of("MetadataURL", "https://saml.example.com", "MetadataFile", metadata(""))),
                "Exactly one");
        invalid(() -> create("None", IdentityProviderTypeType.SAML, Map.of("IDPSignout", "true")), "Exactly one");
        invalid(
                () -> create(
                        "Yes", IdentityProviderTypeType.SAML, Map.of("MetadataURL", "https://a.com", "IDPInit", "yes")),
                "IDPInit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x SYSTEM \"http://localhost:1/x.dtd\">",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
            })
    void refusesMetadataWithADocumentType(String documentType) {
        invalid(() -> saml(metadata(documentType)), "MetadataFile");
    }

    @Test
    void refusesWhatIsNoMetadataOfASigningProvider() {
        invalid(() -> saml("not xml"), "well-formed");
        invalid(() -> saml("<a/>"), "EntityDescriptor");
        invalid(() -> saml(metadata("").replace("IDPSSODescriptor", "SPSSODescriptor")), "SingleSignOnService");
        invalid(() -> saml(metadata("").replace("use=\"signing\"", "use=\"encryption\"")), "certificate");
        invalid(() -> saml(metadata("").replaceAll("<d:X509Certificate>.", "<d:X509Certificate>AAAA")), "certificate");
        invalid(() -> saml("<x>".repeat(20_000)), "MetadataFile");
        invalid(() -> saml(metadata("").replace("https://saml.example.com/sso", "javascript:alert(1)")), "valid https");
    }

    private IdentityProviderType oidc(String name, Map<String, String> mapping, String... identifiers) {
        return idp.createIdentityProvider(request -> request.userPoolId(pool)
                        .providerName(name)
                        .providerType(IdentityProviderTypeType.OIDC)
                        .providerDetails(oidcDetails())
                        .attributeMapping(mapping)
                        .idpIdentifiers(identifiers))
                .identityProvider();
    }

    private static Map<String, String> oidcDetails() {
        return Map.of(
                "client_id", "an-id",
                "client_secret", SECRET,
                "attributes_request_method", "GET",
                "oidc_issuer", "https://auth.example.com",
                "authorize_scopes", "openid email");
    }

    private IdentityProviderType saml(String metadata) {
        return create("Adfs", IdentityProviderTypeType.SAML, Map.of("MetadataFile", metadata));
    }

    private String metadata(String documentType) {
        String certificate =
                idp.getSigningCertificate(request -> request.userPoolId(pool)).certificate();
        return documentType + """
                <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://saml.example.com">
                  <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    <KeyDescriptor use="signing"><d:KeyInfo xmlns:d="http://www.w3.org/2000/09/xmldsig#"><d:X509Data>
                      <d:X509Certificate>%s</d:X509Certificate></d:X509Data></d:KeyInfo></KeyDescriptor>
                    <SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
                      Location="https://saml.example.com/slo"/>
                    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
                      Location="https://saml.example.com/sso"/>
                  </IDPSSODescriptor>
                </EntityDescriptor>
                """.formatted(certificate);
    }

    private IdentityProviderType create(String name, IdentityProviderTypeType type, Map<String, String> details) {
        return idp.createIdentityProvider(request -> request.userPoolId(pool)
                        .providerName(name)
                        .providerType(type)
                        .providerDetails(details))
                .identityProvider();
    }

    private IdentityProviderType describe(String name) {
        return idp.describeIdentityProvider(request -> request.userPoolId(pool).providerName(name))
                .identityProvider();
    }

    private void delete(String name) {
        idp.deleteIdentityProvider(request -> request.userPoolId(pool).providerName(name));
    }

    private UserPoolClientType client(String... providers) {
        return idp.createUserPoolClient(
                        request -> request.userPoolId(pool).clientName("app").supportedIdentityProviders(providers))
                .userPoolClient();
    }

    private String stored() {
        return TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select string_agg(identity_provider::text, ' ') from identity_provider", String.class)
                        .getSingleResult()));
    }

    private HttpResponse<String> internal(String path, boolean asService) throws Exception {
        return get("/internal/pools/" + pool + "/" + path, asService);
    }

    private HttpResponse<String> get(String path, boolean asService) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(Idp.endpoint().resolve(path));
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

    private static void missing(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ResourceNotFoundException.class);
    }
}
