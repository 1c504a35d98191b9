package io.kognita.userpool.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetCategoryType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetExtensionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ColorSchemeModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ManagedLoginBrandingTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final Document DARK = settings("colorSchemeMode", "DARK");

    private CognitoIdentityProviderClient idp;
    private String pool;
    private String client;

    @BeforeEach
    void aPoolWithAClient() {
        idp = Idp.client();
        pool = idp.createUserPool(request -> request.poolName("branding"))
                .userPool()
                .id();
        client = idp.createUserPoolClient(request -> request.userPoolId(pool).clientName("app"))
                .userPoolClient()
                .clientId();
    }

    @Test
    void keepsWhatAStyleIsCreatedWith() {
        ManagedLoginBrandingType created = create(style -> style.settings(DARK).assets(logo(PNG)));

        assertThat(created.settings()).isEqualTo(DARK);
        assertThat(created.assets()).containsExactly(logo(PNG));
        assertThat(created.useCognitoProvidedValues()).isFalse();
        assertThat(describe(created)).isEqualTo(created);
        assertThat(idp.describeManagedLoginBrandingByClient(
                                request -> request.userPoolId(pool).clientId(client))
                        .managedLoginBranding())
                .isEqualTo(created);
    }

    @Test
    void aClientHasOneStyle() {
        create(style -> style.useCognitoProvidedValues(true));

        assertThatThrownBy(() -> create(style -> style.useCognitoProvidedValues(true)))
                .isInstanceOf(ManagedLoginBrandingExistsException.class);
    }

    @Test
    void fillsInDefaultsWhenAsked() {
        ManagedLoginBrandingType created = create(style -> style.settings(DARK));

        Document merged = idp.describeManagedLoginBranding(request -> request.userPoolId(pool)
                        .managedLoginBrandingId(created.managedLoginBrandingId())
                        .returnMergedResources(true))
                .managedLoginBranding()
                .settings();

        assertThat(global(merged, "colorSchemeMode").asString()).isEqualTo("DARK");
        assertThat(global(merged, "spacingDensity").asString()).isEqualTo("REGULAR");
    }

    @Test
    void anUpdateKeepsWhatItDoesNotName() {
        ManagedLoginBrandingType before = create(style -> style.settings(DARK).assets(logo(PNG)));

        ManagedLoginBrandingType after = idp.updateManagedLoginBranding(request -> request.userPoolId(pool)
                        .managedLoginBrandingId(before.managedLoginBrandingId())
                        .settings(settings("spacingDensity", "COMPACT")))
                .managedLoginBranding();

        assertThat(global(after.settings(), "colorSchemeMode").asString()).isEqualTo("DARK");
        assertThat(global(after.settings(), "spacingDensity").asString()).isEqualTo("COMPACT");
        assertThat(after.assets()).containsExactly(logo(PNG));
        assertThat(describe(before)).isEqualTo(after);

        ManagedLoginBrandingType reset = idp.updateManagedLoginBranding(request -> request.userPoolId(pool)
                        .managedLoginBrandingId(before.managedLoginBrandingId())
                        .useCognitoProvidedValues(true))
                .managedLoginBranding();
        assertThat(reset.useCognitoProvidedValues()).isTrue();
        assertThat(reset.settings()).isNull();
        assertThat(reset.assets()).isEmpty();
    }

    @Test
    void refusesDefaultsTogetherWithValues() {
        invalid(() -> create(style -> style.useCognitoProvidedValues(true).settings(DARK)), "must be omitted");
        invalid(() -> create(style -> style.settings(Document.fromString("x"))), "JSON object");
        invalid(() -> create(style -> style.settings(nested(30))), "too deep");
    }

    @Test
    void refusesPicturesThatAreNotWhatTheySay() {
        invalid(() -> create(style -> style.assets(logo("GIF89a".getBytes(StandardCharsets.US_ASCII)))), "FORM_LOGO");
        invalid(() -> create(style -> style.assets(logo(null))), "no Bytes");
        invalid(
                () -> create(style -> style.assets(svg("<svg/>").toBuilder()
                        .extension(AssetExtensionType.PNG)
                        .build())),
                "PNG");
        invalid(
                () -> create(style -> style.assets(logo(PNG).toBuilder()
                        .category(AssetCategoryType.FAVICON_ICO)
                        .build())),
                "FAVICON_ICO");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:alert(1)'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='https://evil.example.com/x'/></svg>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>",
                "<svg><foreignObject/></svg>",
                "<html/>",
                "<svg"
            })
    void refusesVectorGraphicsThatDoMore(String svg) {
        create(style -> style.assets(svg("<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>")));
        String id = idp.describeManagedLoginBrandingByClient(
                        request -> request.userPoolId(pool).clientId(client))
                .managedLoginBranding()
                .managedLoginBrandingId();

        invalid(
                () -> idp.updateManagedLoginBranding(request ->
                        request.userPoolId(pool).managedLoginBrandingId(id).assets(svg(svg))),
                "SVG");
    }

    @Test
    void boundsThePicturesOfAStyle() {
        byte[] large = java.util.Arrays.copyOf(PNG, 700_000);
        String id = create(style -> style.assets(logo(large))).managedLoginBrandingId();
        List<AssetCategoryType> places = List.of(
                AssetCategoryType.PAGE_BACKGROUND,
                AssetCategoryType.FORM_BACKGROUND,
                AssetCategoryType.PAGE_HEADER_LOGO,
                AssetCategoryType.PAGE_FOOTER_LOGO);
        places.forEach(place -> add(id, place, large));

        invalid(() -> add(id, AssetCategoryType.EMAIL_GRAPHIC, large), "at most");
    }

    @Test
    void namesWhatDoesNotExist() {
        ManagedLoginBrandingType style = create(created -> created.useCognitoProvidedValues(true));
        idp.deleteManagedLoginBranding(
                request -> request.userPoolId(pool).managedLoginBrandingId(style.managedLoginBrandingId()));

        missing(() -> describe(style));
        missing(() -> idp.describeManagedLoginBrandingByClient(
                request -> request.userPoolId(pool).clientId(client)));
        missing(() -> idp.describeManagedLoginBrandingByClient(
                request -> request.userPoolId(pool).clientId("unknown")));
        missing(() -> idp.updateManagedLoginBranding(request -> request.userPoolId(pool)
                .managedLoginBrandingId(UUID.randomUUID().toString())));
        missing(() -> idp.deleteManagedLoginBranding(request -> request.userPoolId(pool)
                .managedLoginBrandingId(UUID.randomUUID().toString())));
        invalid(() -> idp.updateManagedLoginBranding(request -> request.useCognitoProvidedValues(true)), "required");
    }

    private ManagedLoginBrandingType create(UnaryOperator<CreateManagedLoginBrandingRequest.Builder> style) {
        return idp.createManagedLoginBranding(style.apply(CreateManagedLoginBrandingRequest.builder()
                                .userPoolId(pool)
                                .clientId(client))
                        .build())
                .managedLoginBranding();
    }

    private void add(String id, AssetCategoryType place, byte[] picture) {
        idp.updateManagedLoginBranding(request -> request.userPoolId(pool)
                .managedLoginBrandingId(id)
                .assets(logo(picture).toBuilder().category(place).build()));
    }

    private ManagedLoginBrandingType describe(ManagedLoginBrandingType style) {
        return idp.describeManagedLoginBranding(
                        request -> request.userPoolId(pool).managedLoginBrandingId(style.managedLoginBrandingId()))
                .managedLoginBranding();
    }

    private static AssetType logo(byte[] bytes) {
        return AssetType.builder()
                .category(AssetCategoryType.FORM_LOGO)
                .colorMode(ColorSchemeModeType.LIGHT)
                .extension(AssetExtensionType.PNG)
                .bytes(bytes == null ? null : SdkBytes.fromByteArray(bytes))
                .build();
    }

    private static AssetType svg(String text) {
        return logo(text.getBytes(StandardCharsets.UTF_8)).toBuilder()
                .extension(AssetExtensionType.SVG)
                .build();
    }

    private static Document settings(String name, String value) {
        Document global = Document.mapBuilder().putString(name, value).build();
        Document categories =
                Document.mapBuilder().putDocument("global", global).build();
        return Document.mapBuilder().putDocument("categories", categories).build();
    }

    private static Document global(Document settings, String name) {
        return settings.asMap().get("categories").asMap().get("global").asMap().get(name);
    }

    private static Document nested(int depth) {
        Document document = Document.mapBuilder().build();
        for (int i = 0; i < depth; i++) {
            document = Document.mapBuilder().putDocument("in", document).build();
        }
        return document;
    }

    private static void invalid(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class).hasMessageContaining(message);
    }

    private static void missing(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ResourceNotFoundException.class);
    }
}
