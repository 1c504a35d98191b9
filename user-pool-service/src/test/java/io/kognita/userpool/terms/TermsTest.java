package io.kognita.userpool.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTermsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsEnforcementType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsSourceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TermsTest {

    private static final String USE = "terms-of-use";
    private static final String PRIVACY = "privacy-policy";
    private static final Map<String, String> LINKS =
            Map.of("cognito:default", "https://example.com/terms", "cognito:german", "https://example.com/agb");

    private CognitoIdentityProviderClient idp;
    private String pool;
    private String client;

    @BeforeEach
    void aPoolWithAClient() {
        idp = Idp.client();
        pool = pool();
        client = client(pool);
    }

    @Test
    void keepsWhatTermsAreCreatedWith() {
        TermsType created = create(USE);

        assertThat(created.termsName()).isEqualTo(USE);
        assertThat(created.links()).isEqualTo(LINKS);
        assertThat(created.clientId()).isEqualTo(client);
        assertThat(created.creationDate()).isNotNull();
        assertThat(describe(created.termsId())).isEqualTo(created);
        assertThat(byClient(client, USE)).isEqualTo(created);
    }

    @Test
    void aClientHasOneOfEachName() {
        create(USE);
        TermsType privacy = create(PRIVACY);

        assertThatThrownBy(() -> create(USE)).isInstanceOf(TermsExistsException.class);
        assertThatThrownBy(() -> idp.updateTerms(request ->
                        request.userPoolId(pool).termsId(privacy.termsId()).termsName(USE)))
                .isInstanceOf(TermsExistsException.class);
    }

    @Test
    void anUpdateChangesWhatItNames() {
        TermsType before = create(USE);
        Map<String, String> links = Map.of("cognito:default", "https://example.com/new");

        TermsType after = idp.updateTerms(request ->
                        request.userPoolId(pool).termsId(before.termsId()).links(links))
                .terms();

        assertThat(after.links()).isEqualTo(links);
        assertThat(after.termsName()).isEqualTo(USE);
        assertThat(describe(before.termsId())).isEqualTo(after);
    }

    @Test
    void listsPageByPage() {
        List<String> ids = Stream.of(create(USE), create(PRIVACY))
                .map(TermsType::termsId)
                .sorted()
                .toList();

        ListTermsResponse first =
                idp.listTerms(request -> request.userPoolId(pool).maxResults(1));
        ListTermsResponse last =
                idp.listTerms(request -> request.userPoolId(pool).maxResults(1).nextToken(first.nextToken()));

        assertThat(Stream.of(first, last).flatMap(page -> page.terms().stream()))
                .extracting(TermsDescriptionType::termsId)
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(last.nextToken()).isNull();
        assertThatThrownBy(
                        () -> idp.listTerms(request -> request.userPoolId(pool).nextToken("forged")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "ftp://example.com", "https://user:secret@example.com", "/relative"})
    void refusesLinksThatBrowsersMustNotFollow(String link) {
        assertThatThrownBy(() -> create(client, USE, Map.of("cognito:default", link)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("is not a valid URL");
    }

    @Test
    void refusesTermsWithoutALinkAndUnknownLanguages() {
        assertThatThrownBy(() -> create(client, USE, null)).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create(client, USE, Map.of("cognito:klingon", "https://example.com")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create(client, "cookie-policy", LINKS)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void namesWhatDoesNotExist() {
        String unknown = UUID.randomUUID().toString();
        String id = create(USE).termsId();
        String otherPool = pool();
        String otherClient = client(otherPool);

        missing(() -> describe(unknown));
        missing(() -> idp.describeTerms(request -> request.userPoolId(otherPool).termsId(id)));
        missing(() -> idp.updateTerms(request -> request.userPoolId(otherPool).termsId(id)));
        missing(() -> idp.deleteTerms(request -> request.userPoolId(otherPool).termsId(id)));
        missing(() -> create(otherClient, USE, LINKS));
        missing(() -> byClient(otherClient, USE));
        missing(() -> byClient(client, PRIVACY));
        missing(() -> idp.listTerms(request -> request.userPoolId("us-east-1_Unknown00")));
    }

    @Test
    void termsGoWhenTheyAreDeletedAndWithTheirClient() {
        String use = create(USE).termsId();
        idp.deleteTerms(request -> request.userPoolId(pool).termsId(use));
        missing(() -> describe(use));

        String privacy = create(PRIVACY).termsId();
        idp.deleteUserPoolClient(request -> request.userPoolId(pool).clientId(client));
        missing(() -> describe(privacy));
    }

    private TermsType create(String name) {
        return create(client, name, LINKS);
    }

    private TermsType create(String clientId, String name, Map<String, String> links) {
        return idp.createTerms(request -> request.userPoolId(pool)
                        .clientId(clientId)
                        .termsName(name)
                        .termsSource(TermsSourceType.LINK)
                        .enforcement(TermsEnforcementType.NONE)
                        .links(links))
                .terms();
    }

    private TermsType describe(String id) {
        return idp.describeTerms(request -> request.userPoolId(pool).termsId(id))
                .terms();
    }

    private TermsType byClient(String clientId, String name) {
        return idp.describeTermsByClient(
                        request -> request.userPoolId(pool).clientId(clientId).termsName(name))
                .terms();
    }

    private String pool() {
        return idp.createUserPool(request -> request.poolName("terms"))
                .userPool()
                .id();
    }

    private String client(String poolId) {
        return idp.createUserPoolClient(request -> request.userPoolId(poolId).clientName("app"))
                .userPoolClient()
                .clientId();
    }

    private static void missing(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ResourceNotFoundException.class);
    }
}
