package io.kognita.wire.aws;

/**
 * The AWS JSON API that a service speaks.
 *
 * @param target prefix of {@code X-Amz-Target}, for example {@code AWSCognitoIdentityProviderService}
 * @param signingName service name in a Signature Version 4 scope and in IAM action names, for example {@code cognito-idp}
 * @param invalidInput error code for input that violates a constraint, for example {@code InvalidParameterException}
 */
public record Api(String target, String signingName, String invalidInput) {}
