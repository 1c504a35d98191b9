package io.kognita.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

class AwsNamesTest {

    @Test
    void spellsAbbreviationsAsTheWireDoes() {
        assertThat(AwsNames.operation(SetUserMfaPreferenceRequest.class)).isEqualTo("SetUserMFAPreference");
        assertThat(AwsNames.error(SoftwareTokenMfaNotFoundException.class))
                .isEqualTo("SoftwareTokenMFANotFoundException");
        assertThat(AwsNames.error(UsernameExistsException.class)).isEqualTo("UsernameExistsException");
    }

    @ParameterizedTest
    @CsvSource({
        "cognito-idp, software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient",
        "cognito-identity, software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient"
    })
    void agreesWithTheListOfOperationsInTheDocumentation(String api, Class<? extends SdkClient> client)
            throws IOException {
        String page = Files.readString(Path.of("..", "docs", "coverage.md"));
        String heading = "## " + api + "\n";
        List<String> listed = page.substring(page.indexOf(heading) + heading.length())
                .lines()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("- ["))
                .map(line -> line.substring("- [x] ".length()))
                .toList();

        assertThat(Shapes.ofEveryOperation(client)
                        .filter(shape -> shape.getSimpleName().endsWith("Request"))
                        .map(AwsNames::operation))
                .containsExactlyInAnyOrderElementsOf(listed);
    }
}
