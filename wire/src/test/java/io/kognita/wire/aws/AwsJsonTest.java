package io.kognita.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUiCustomizationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** AWS JSON as the SDKs write it, and everything else. */
class AwsJsonTest {

    @ParameterizedTest
    @MethodSource("io.kognita.wire.aws.Shapes#ofEveryOperation")
    void readsBackWhatItWrote(Class<?> shape) {
        Shapes shapes = new Shapes(shape.getName().hashCode());
        for (int i = 0; i < 20; i++) {
            SdkPojo written = shapes.generate(shape);

            Object read = AwsJson.decode(AwsJson.encode(written), (SdkBuilder<?, ?>) Shapes.builder(shape));

            assertThat(read).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @MethodSource("io.kognita.wire.aws.Shapes#ofEveryOperation")
    void findsEachMemberByItsNameOnTheWire(Class<?> shape) {
        SdkPojo builder = Shapes.builder(shape);

        assertThat(builder.sdkFieldNameToField())
                .containsOnlyKeys(
                        builder.sdkFields().stream().map(SdkField::locationName).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Username":7}                            | NUMBER_VALUE can not be converted to a String
            {"Username":1.5}                          | NUMBER_VALUE can not be converted to a String
            {"Username":true}                         | TRUE_VALUE can not be converted to a String
            {"Username":false}                        | FALSE_VALUE can not be converted to a String
            {"Username":{}}                           | Start of structure or map found where not expected.
            {"Username":[]}                           | Start of list found where not expected
            {"UserAttributes":{}}                     | Start of structure or map found where not expected.
            {"UserAttributes":"a"}                    | Expected list or null
            {"UserAttributes":["a"]}                  | Unexpected value type in payload
            {"UserAttributes":[[]]}                   | Start of list found where not expected
            {"UserAttributes":[null]}                 | Unexpected value type in payload
            {"UserAttributes":[{"Name":1}]}           | NUMBER_VALUE can not be converted to a String
            {"ClientMetadata":[]}                     | Start of list found where not expected
            {"ClientMetadata":"a"}                    | Expected map or null
            {"ClientMetadata":{"a":1}}                | NUMBER_VALUE can not be converted to a String
            {"UserContextData":"a"}                   | Unexpected value type in payload
            {"UserContextData":[]}                    | Start of list found where not expected
            """)
    void refusesAMemberOfAnotherType(String document, String message) {
        assertRefused(document, SignUpRequest.builder(), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "7.0", "7e0", "2147483648", "-2147483649", "1e999999999", "true", "[]", "{}"})
    void refusesWhatIsNotAnInteger(String value) {
        assertRefused("{\"RefreshTokenValidity\":" + value + "}", CreateUserPoolClientRequest.builder(), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1.5", "\"1\"", "1e3"})
    void refusesWhatIsNotALong(String value) {
        assertRefused(
                "{\"TokenDuration\":" + value + "}", GetOpenIdTokenForDeveloperIdentityRequest.builder(), "a Long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "0", "{}", "[]"})
    void refusesWhatIsNotABoolean(String value) {
        assertRefused("{\"GenerateSecret\":" + value + "}", CreateUserPoolClientRequest.builder(), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"not base64!\"", "\"A\"", "1", "{}", "[]"})
    void refusesWhatIsNotABlob(String value) {
        assertRefused("{\"ImageFile\":" + value + "}", SetUiCustomizationRequest.builder(), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-01-01T00:00:00Z\"",
                "1e999999999",
                "1e2147483647",
                "1e-2147483647",
                "1e13",
                "1e-999999999",
                "true",
                "{}"
            })
    void refusesWhatIsNotATimestamp(String value) {
        assertRefused("{\"Expiration\":" + value + "}", Credentials.builder(), "");
    }

    @ParameterizedTest
    @CsvSource({"1700000000.123,1700000000123", "1.7000000001239E9,1700000000123", "-1.5,-1500", "0,0"})
    void readsTimestampsAsSecondsWithMilliseconds(String seconds, long milliseconds) {
        assertThat(decode("{\"Expiration\":" + seconds + "}", Credentials.builder())
                        .expiration())
                .isEqualTo(Instant.ofEpochMilli(milliseconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "[]",
                "null",
                "7",
                "\"a\"",
                "true",
                "{\"Username\"}",
                "{\"Username\":}",
                "{\"Username\":\"a\",}",
                "{\"Username\":\"a\"} x",
                "{}{}",
                "{} []",
                "{\"Username\":\"a}",
                "{'Username':'a'}",
                "{Username:\"a\"}",
                "{\"Username\":NaN}",
                "{\"Unknown\":Infinity}",
                "{\"Unknown\":01}",
                "{\"Username\":\"\u0001\"}",
                "{\"Username\":\"\\x\"}",
                "// comment\n{}",
                "{\"Username\":\"a\",\"Username\":\"a\"}",
                "{\"Unknown\":{\"a\":1,\"a\":2}}",
                "{\"ClientMetadata\":{\"a\":\"1\",\"a\":\"2\"}}"
            })
    void refusesWhatIsNotOneJsonObject(String document) {
        assertRefused(document, SignUpRequest.builder(), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Username\":\"\\ud800\"}",
                "{\"Username\":\"\\udc00\\ud800\"}",
                "{\"Username\":\"a\\u0000b\"}",
                "{\"ClientMetadata\":{\"\\u0000\":\"a\"}}",
                "{\"ClientMetadata\":{\"\\udfff\":\"a\"}}",
                "{\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"\\ud83d\"}]}"
            })
    void refusesTextsThatNoDatabaseKeeps(String document) {
        assertRefused(document, SignUpRequest.builder(), "");
    }

    @Test
    void readsEscapedAndPlainCharactersOfEveryLength() {
        assertThat(decode("{\"Username\":\"a\u00e9\u20ac\ud83d\ude00\\ud83d\\ude00\"}", SignUpRequest.builder())
                        .username())
                .isEqualTo("a\u00e9\u20ac\ud83d\ude00\ud83d\ude00");
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] document = "{\"Username\":\"??\"}".getBytes(StandardCharsets.UTF_8);
        int[][] sequences = {{0xc3, '"'}, {0xff, 0xfe}, {0x80, 0x80}, {0xc0, 0x80}, {0xe2, 0x82}, {0xed, 0xa0}};
        for (int[] sequence : sequences) {
            byte[] broken = Arrays.copyOf(document, document.length);
            broken[13] = (byte) sequence[0];
            broken[14] = (byte) sequence[1];

            assertThatThrownBy(() -> AwsJson.decode(broken, SignUpRequest.builder()))
                    .isInstanceOf(AwsFailure.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void refusesDeepDocumentsWhereverTheyStand(String opening) {
        String deep = opening.repeat(10_000);

        assertRefused(deep, SignUpRequest.builder(), "");
        assertRefused("{\"Unknown\":" + deep, SignUpRequest.builder(), "");
        assertRefused("{\"Settings\":" + deep, CreateManagedLoginBrandingRequest.builder(), "");
    }

    @Test
    void refusesHugeNumbers() {
        assertRefused("{\"Unknown\":" + "9".repeat(100_000) + "}", SignUpRequest.builder(), "");
        assertRefused("{\"RefreshTokenValidity\":" + "9".repeat(900) + "}", CreateUserPoolClientRequest.builder(), "");
        assertRefused("{\"Settings\":{\"a\":1e999999999}}", CreateManagedLoginBrandingRequest.builder(), "");
        assertRefused("{\"Settings\":{\"a\":1e-999999999}}", CreateManagedLoginBrandingRequest.builder(), "");
        assertRefused("{\"Settings\":{\"a\":1e2147483647}}", CreateManagedLoginBrandingRequest.builder(), "");
    }

    @Test
    void refusesListsAndMapsOfAbsurdSize() {
        assertRefused("{\"UserAttributes\":[" + "{},".repeat(20_000) + "{}]}", SignUpRequest.builder(), "too many");
        assertRefused(
                "{\"ClientMetadata\":{"
                        + IntStream.range(0, 20_000)
                                .mapToObj(i -> "\"" + i + "\":\"a\"")
                                .collect(Collectors.joining(","))
                        + "}}",
                SignUpRequest.builder(),
                "too many");
    }

    @Test
    void ignoresUnknownMembersAndNulls() {
        SignUpRequest request = decode(
                "{\"Unknown\":{\"a\":[1,{\"b\":null}]},\"username\":\"lower\",\"Username\":null,"
                        + "\"ClientMetadata\":{\"a\":\"1\",\"b\":null},\"ClientId\":\"c\"}",
                SignUpRequest.builder());

        assertThat(request)
                .isEqualTo(SignUpRequest.builder()
                        .clientId("c")
                        .clientMetadata(Map.of("a", "1"))
                        .build());
    }

    @Test
    void readsDocuments() {
        Document settings = decode(
                        "{\"Settings\":{\"a\":[1,2.5,\"x\",true,null,{}]}}",
                        CreateManagedLoginBrandingRequest.builder())
                .settings();

        assertThat(settings.asMap().get("a").asList()).hasSize(6);
        assertThat(settings.asMap().get("a").asList().get(1).asNumber().doubleValue())
                .isEqualTo(2.5);
    }

    @Test
    void tellsListsThatAreEmptyFromListsThatAreNotSet() {
        CreateUserPoolClientRequest emptied = decode("{\"CallbackURLs\":[]}", CreateUserPoolClientRequest.builder());

        assertThat(emptied.hasCallbackURLs()).isTrue();
        assertThat(emptied.hasLogoutURLs()).isFalse();
        assertThat(AwsJson.encode(emptied)).asString(StandardCharsets.UTF_8).isEqualTo("{\"CallbackURLs\":[]}");
    }

    private static <T> T decode(String document, SdkBuilder<?, T> builder) {
        return AwsJson.decode(document.getBytes(StandardCharsets.UTF_8), builder);
    }

    private static void assertRefused(String document, SdkBuilder<?, ?> builder, String message) {
        assertThatThrownBy(() -> decode(document, builder))
                .isInstanceOfSatisfying(AwsFailure.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("SerializationException");
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.getStackTrace()).isEmpty();
                })
                .hasMessageContaining(message);
    }
}
