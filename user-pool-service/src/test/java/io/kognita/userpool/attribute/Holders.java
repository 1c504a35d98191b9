package io.kognita.userpool.attribute;

import static io.kognita.userpool.Idp.attribute;

import io.kognita.userpool.Idp;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.auth.SignIns;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Users of a pool who are signed in, and what they do with their attributes through the SDK. */
final class Holders {

    static final String PASSWORD = "passw0rd-of-ann";

    final CognitoIdentityProviderClient idp = Idp.client();
    final UserPoolType pool;
    final String client;
    private final TestUsers stored;

    Holders(UserPoolType pool, String client, TestUsers stored) {
        this.pool = pool;
        this.client = client;
        this.stored = stored;
    }

    /** The access token of a new user. */
    String signedUp(String username, Map<String, String> attributes) {
        stored.user(pool, username, PASSWORD, UserStatusType.CONFIRMED, attributes);
        return signIn(username);
    }

    String signIn(String name) {
        return new SignIns(pool.id(), client).tokens(name, PASSWORD).accessToken();
    }

    List<CodeDeliveryDetailsType> update(String token, AttributeType... attributes) {
        return idp.updateUserAttributes(request ->
                        request.accessToken(token).userAttributes(attributes).clientMetadata(Map.of("why", "a test")))
                .codeDeliveryDetailsList();
    }

    List<CodeDeliveryDetailsType> update(String token, String name, String value) {
        return update(token, attribute(name, value));
    }

    void delete(String token, String... names) {
        idp.deleteUserAttributes(request -> request.accessToken(token).userAttributeNames(names));
    }

    void adminUpdate(String username, AttributeType... attributes) {
        idp.adminUpdateUserAttributes(request -> request.userPoolId(pool.id())
                .username(username)
                .userAttributes(attributes)
                .clientMetadata(Map.of("why", "a test")));
    }

    void adminDelete(String username, String... names) {
        idp.adminDeleteUserAttributes(
                request -> request.userPoolId(pool.id()).username(username).userAttributeNames(names));
    }

    CodeDeliveryDetailsType code(String token, String attribute) {
        return idp.getUserAttributeVerificationCode(request ->
                        request.accessToken(token).attributeName(attribute).clientMetadata(Map.of("why", "a test")))
                .codeDeliveryDetails();
    }

    void verify(String token, String attribute, String code) {
        idp.verifyUserAttribute(
                request -> request.accessToken(token).attributeName(attribute).code(code));
    }

    /** What an administrator sees of a user. */
    Map<String, String> attributes(String username) {
        return idp.adminGetUser(request -> request.userPoolId(pool.id()).username(username)).userAttributes().stream()
                .collect(Collectors.toMap(AttributeType::name, AttributeType::value));
    }

    /** The error's name, or {@code ok}. */
}
