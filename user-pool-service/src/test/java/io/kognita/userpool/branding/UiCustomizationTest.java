package io.kognita.userpool.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UICustomizationType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UiCustomizationTest {

    private static final String CSS = """
            /* the brand's own */
            .banner-customizable { padding: 25px 0 25px 0; background-color: darkblue; }
            .submitButton-customizable:hover, .label-customizable { color: #fff }
            """;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    private CognitoIdentityProviderClient idp;
    private String pool;
    private String client;

    @BeforeEach
    void aPoolWithADomainAndAClient() {
        idp = Idp.client();
        pool = idp.createUserPool(request -> request.poolName("ui")).userPool().id();
        client = idp.createUserPoolClient(request -> request.userPoolId(pool).clientName("app"))
                .userPoolClient()
                .clientId();
        idp.createUserPoolDomain(request -> request.userPoolId(pool)
                .domain("ui" + UUID.randomUUID().toString().substring(0, 18)));
    }

    @Test
    void whatIsSetForAllHoldsForEveryClientWithoutItsOwn() {
        assertThat(get(client)).isEqualTo(UICustomizationType.builder().build());

        UICustomizationType all = set(null, CSS, null);
        assertThat(all.clientId()).isEqualTo("ALL");
        assertThat(all.css()).isEqualTo(CSS);
        assertThat(all.cssVersion()).hasSize(14);
        assertThat(all.imageUrl()).isNull();
        assertThat(get(client)).isEqualTo(all);
        assertThat(get("ALL")).isEqualTo(all);

        UICustomizationType own = set(client, ".label-customizable {color: red}", null);
        assertThat(own.clientId()).isEqualTo(client);
        assertThat(get(client)).isEqualTo(own);
        assertThat(get(null)).isEqualTo(all);
    }

    @Test
    void servesTheLogoUnderItsAddressUntilThereIsAnother() throws Exception {
        String path = URI.create(set(client, null, PNG).imageUrl()).getPath();

        HttpResponse<byte[]> image = fetch(path);
        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(image.body()).isEqualTo(PNG);
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(image.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(fetch(path.replace(client, "ALL")).statusCode()).isEqualTo(404);
        assertThat(fetch(path.replace(client, "%00")).statusCode()).isIn(400, 404);

        set(client, CSS, null);
        assertThat(get(client).imageUrl()).isNull();
        assertThat(fetch(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body { display: none }",
                ".other-customizable { color: red }",
                ".label-customizable, #password { color: red }",
                ".label-customizable input[value^=a] { color: red }",
                "@import 'https://evil.example.com/x.css';",
                "@media screen { .label-customizable { color: red } }",
                ".label-customizable { background: url(https://evil.example.com/x) }",
                ".label-customizable { background: ur\\6c(https://evil.example.com/x) }",
                ".label-customizable { background: u/**/rl(x) } </style>",
                ".label-customizable { width: expression(alert(1)) }",
                ".label-customizable { color: red",
                ".label-customizable } color: red {",
                "/* no end",
                ".label-customizable { color }"
            })
    void refusesStyleSheetsThatDoMore(String css) {
        invalid(() -> set(client, css, null), "CSS");
    }

    @Test
    void refusesFilesThatAreNoImages() {
        invalid(() -> set(client, null, "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)), "PNG or JPEG");
        invalid(() -> set(client, null, Arrays.copyOf(PNG, 100 * 1024 + 1)), "100 KB");
    }

    @Test
    void needsADomain() {
        String bare = idp.createUserPool(request -> request.poolName("bare"))
                .userPool()
                .id();

        invalid(
                () -> idp.setUICustomization(request -> request.userPoolId(bare).css(CSS)),
                "There has to be an existing domain associated with this user pool");
    }

    @Test
    void namesWhatDoesNotExist() {
        assertThatThrownBy(() -> set("unknown", CSS, null)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> get("unknown")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> idp.getUICustomization(request -> request.userPoolId("us-east-1_Unknown00")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aClientTakesItsLookAlong() throws Exception {
        String path = URI.create(set(client, null, PNG).imageUrl()).getPath();
        idp.deleteUserPoolClient(request -> request.userPoolId(pool).clientId(client));

        assertThat(fetch(path).statusCode()).isEqualTo(404);
    }

    private UICustomizationType set(String clientId, String css, byte[] image) {
        return idp.setUICustomization(request -> request.userPoolId(pool)
                        .clientId(clientId)
                        .css(css)
                        .imageFile(image == null ? null : SdkBytes.fromByteArray(image)))
                .uiCustomization();
    }

    private UICustomizationType get(String clientId) {
        return idp.getUICustomization(request -> request.userPoolId(pool).clientId(clientId))
                .uiCustomization();
    }

    private static HttpResponse<byte[]> fetch(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(Idp.endpoint().resolve(path)).build(), BodyHandlers.ofByteArray());
        }
    }

    private static void invalid(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class).hasMessageContaining(message);
    }
}
