package io.kognita.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentity.model.ExternalServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InternalErrorException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

class AwsErrorsTest {

    @Test
    void namesModelledErrorsAsTheWireDoes() {
        AwsServiceException refusal = AwsFailure.modelled(EnableSoftwareTokenMfaException.builder(), "Code mismatch");

        assertThat(AwsErrors.shapeOf(refusal, "r"))
                .isEqualTo(new AwsErrors.Shape(400, "EnableSoftwareTokenMFAException", "Code mismatch"));
        assertThat(AwsErrors.shapeOf(
                        ExternalServiceException.builder().message("m").build(), "r"))
                .isEqualTo(new AwsErrors.Shape(400, "ExternalServiceException", "m"));
    }

    @Test
    void answersModelledFaultsWithStatus500() {
        assertThat(AwsErrors.shapeOf(
                        InternalErrorException.builder().message("m").build(), "r"))
                .isEqualTo(new AwsErrors.Shape(500, "InternalErrorException", "m"));
    }

    @Test
    void makesModelledErrorsWithoutAStackTrace() {
        assertThat(AwsFailure.modelled(UsernameExistsException.builder(), "User already exists"))
                .isInstanceOf(UsernameExistsException.class)
                .hasMessage("User already exists")
                .extracting(Throwable::getStackTrace)
                .isEqualTo(new StackTraceElement[0]);
    }

    @Test
    void hidesErrorsOfServicesCalledOnTheWay() {
        AwsServiceException foreign = AwsServiceException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDenied")
                        .errorMessage("role inside")
                        .build())
                .build();
        AwsServiceException unmodelled =
                CognitoIdentityProviderException.builder().message("inside").build();

        assertThat(AwsErrors.shapeOf(foreign, "r").message()).isEqualTo("An internal error occurred.");
        assertThat(AwsErrors.shapeOf(unmodelled, "r").status()).isEqualTo(500);
    }
}
