package io.kognita.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.wire.aws.AwsFailure;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.config.Deployment.Policy;
import io.kognita.wire.config.TestDeployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;

/** Each key does what its policy says and no more. */
class PermissionsTest {

    private static final String POOL = "us-east-1_abcdefghi";
    private static final Caller.Identity IDENTITY =
            new Caller.Identity("ASIAX", "us-east-1:pool", "us-east-1:me", "arn:aws:iam::1:role/app", true, Map.of());

    private final Permissions permissions = new Permissions(
            TestDeployment.with(Map.of(
                    "ADMIN", new TestDeployment.Key("s", Policy.ADMIN, Optional.empty()),
                    "READER", new TestDeployment.Key("s", Policy.READ_ONLY, Optional.empty()),
                    "LIMITED", new TestDeployment.Key("s", Policy.ADMIN, Optional.of(List.of(POOL))))),
            new OwnDataPolicy());

    @ParameterizedTest
    @ValueSource(strings = {"ListUsers", "DescribeUserPool", "AdminGetUser", "AdminListGroupsForUser", "GetGroup"})
    void aReadOnlyKeyReads(String operation) {
        assertAllowed(new Caller.Operator("READER"), action("cognito-idp", operation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DeleteUserPool",
                "AdminCreateUser",
                "AdminInitiateAuth",
                "UpdateUserPool",
                "Listen",
                "GetOpenIdTokenForDeveloperIdentity"
            })
    void aReadOnlyKeyChangesNothing(String operation) {
        assertDenied(new Caller.Operator("READER"), action("cognito-idp", operation));
    }

    @Test
    void aLimitedKeyTouchesOnlyItsPools() {
        Caller limited = new Caller.Operator("LIMITED");
        assertAllowed(limited, Action.of("cognito-idp", "ListUsers", users(POOL)));
        assertDenied(limited, Action.of("cognito-idp", "ListUsers", users("us-east-1_other")));
        assertDenied(
                limited,
                Action.of(
                        "cognito-idp",
                        "ListUserPools",
                        ListUserPoolsRequest.builder().build()));
    }

    @Test
    void findsThePoolInAnArn() {
        ListTagsForResourceRequest tags = ListTagsForResourceRequest.builder()
                .resourceArn("arn:aws:cognito-idp:us-east-1:123456789012:userpool/" + POOL)
                .build();
        assertThat(Action.of("cognito-idp", "ListTagsForResource", tags).poolId())
                .contains(POOL);
    }

    @Test
    void saysWhoMayNotDoWhatToWhich() {
        assertThatThrownBy(() -> permissions.check(
                        new Caller.Operator("LIMITED"),
                        Action.of("cognito-idp", "ListUsers", users("us-east-1_other"))))
                .isInstanceOfSatisfying(
                        AwsFailure.class, failure -> assertThat(failure.code()).isEqualTo("AccessDeniedException"))
                .hasMessage("User: arn:aws:iam::123456789012:user/LIMITED is not authorized to perform:"
                        + " cognito-idp:ListUsers on resource:"
                        + " arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_other");
    }

    @ParameterizedTest
    @CsvSource({"ListRecords", "UpdateRecords", "ListDatasets", "DescribeDataset", "DeleteDataset"})
    void anIdentityWorksOnItsOwnData(String operation) {
        assertAllowed(IDENTITY, sync(operation, "us-east-1:pool", "us-east-1:me"));
        assertDenied(IDENTITY, sync(operation, "us-east-1:pool", "us-east-1:other"));
        assertDenied(IDENTITY, sync(operation, "us-east-1:other", "us-east-1:me"));
        assertDenied(IDENTITY, sync(operation, "us-east-1:pool", null));
        assertDenied(IDENTITY, sync(operation, null, "us-east-1:me"));
    }

    @Test
    void anIdentityAdministersNothing() {
        assertDenied(IDENTITY, action("cognito-idp", "ListUsers"));
        assertDenied(IDENTITY, action("cognito-identity", "DeleteIdentityPool"));
        assertDenied(IDENTITY, sync("SetIdentityPoolConfiguration", "us-east-1:pool", "us-east-1:me"));
        assertDenied(
                IDENTITY,
                new Action("lambda", "ListDatasets", Optional.of("us-east-1:pool"), Optional.of("us-east-1:me")));
    }

    @Test
    void nobodyMayDoNothing() {
        assertDenied(new Caller.Anonymous(), action("cognito-idp", "ListUsers"));
        assertDenied(new Caller.Operator("UNKNOWN"), action("cognito-idp", "ListUsers"));
    }

    @Test
    void aServiceDoesNothingThatNeedsASignature() {
        assertDenied(new Caller.Service("hosted-ui-service"), action("cognito-idp", "ListUsers"));
    }

    private void assertAllowed(Caller caller, Action action) {
        assertThatCode(() -> permissions.check(caller, action)).doesNotThrowAnyException();
    }

    private void assertDenied(Caller caller, Action action) {
        assertThatThrownBy(() -> permissions.check(caller, action)).isInstanceOf(AwsFailure.class);
    }

    private static ListUsersRequest users(String pool) {
        return ListUsersRequest.builder().userPoolId(pool).build();
    }

    private static Action action(String service, String operation) {
        return new Action(service, operation, Optional.of(POOL), Optional.empty());
    }

    private static Action sync(String operation, String pool, String identity) {
        return new Action("cognito-sync", operation, Optional.ofNullable(pool), Optional.ofNullable(identity));
    }
}
