package io.kognita.userpool.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTaggingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TagsTest {

    private CognitoIdentityProviderClient idp;
    private UserPoolType pool;

    @BeforeEach
    void aPoolWithATag() {
        idp = Idp.client();
        pool = idp.createUserPool(request -> request.poolName("tagged").userPoolTags(Map.of("team", "red")))
                .userPool();
    }

    @Test
    void addsReplacesAndTakesTagsThatThePoolShowsToo() {
        assertThat(tags()).isEqualTo(Map.of("team", "red"));

        tag(Map.of("team", "blue", "stage", "test"));
        assertThat(tags()).isEqualTo(Map.of("team", "blue", "stage", "test"));
        assertThat(shown()).isEqualTo(tags());

        untag("team", "never-there");
        assertThat(tags()).isEqualTo(Map.of("stage", "test"));
        assertThat(shown()).isEqualTo(tags());
    }

    @Test
    void anUpdateOfThePoolReplacesItsTags() {
        tag(Map.of("stage", "test"));

        idp.updateUserPool(request -> request.userPoolId(pool.id()).userPoolTags(Map.of("only", "this")));

        assertThat(tags()).isEqualTo(Map.of("only", "this"));
    }

    @Test
    void namesWhatDoesNotExist() {
        missing(() -> tags(pool.arn().replace(pool.id(), "us-east-1_Unknown00")));
        missing(() -> tags(pool.arn().replace("000000000000", "123456789012")));
        missing(() ->
                idp.untagResource(request -> request.resourceArn(pool.arn().replace(":us-east-1:", ":eu-west-1:"))
                        .tagKeys("team")));
    }

    @Test
    void refusesWhatIsNoPool() {
        invalid(() -> tags("arn:aws:cognito-idp:us-east-1:000000000000:userpool/"));
        invalid(() -> tags("arn:aws:cognito-identity:us-east-1:000000000000:identitypool/" + pool.id()));
        invalid(() -> tags(pool.arn() + "/client/abc"));
        invalid(() -> tags("not-an-arn-but-long-enough"));
    }

    @Test
    void refusesReservedKeysAndTooManyTags() {
        invalid(() -> tag(Map.of("aws:cloudformation", "x")));
        invalid(() -> tag(many(50)));
        invalid(() -> tag(Map.of("k".repeat(129), "x")));
        assertThat(tags()).isEqualTo(Map.of("team", "red"));

        tag(many(49));
        assertThat(tags()).hasSize(50);
    }

    @Test
    void holdsThePoolsOwnOperationsToTheSameRules() {
        assertThatThrownBy(() ->
                        idp.createUserPool(request -> request.poolName("tagged").userPoolTags(Map.of("AWS:x", "y"))))
                .isInstanceOf(UserPoolTaggingException.class);
        assertThatThrownBy(() -> idp.updateUserPool(
                        request -> request.userPoolId(pool.id()).userPoolTags(many(51))))
                .isInstanceOf(UserPoolTaggingException.class);
    }

    private static Map<String, String> many(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "key" + i, i -> "value"));
    }

    private void tag(Map<String, String> tags) {
        idp.tagResource(request -> request.resourceArn(pool.arn()).tags(tags));
    }

    private void untag(String... keys) {
        idp.untagResource(request -> request.resourceArn(pool.arn()).tagKeys(keys));
    }

    private Map<String, String> tags() {
        return tags(pool.arn());
    }

    private Map<String, String> tags(String arn) {
        return idp.listTagsForResource(request -> request.resourceArn(arn)).tags();
    }

    private Map<String, String> shown() {
        return idp.describeUserPool(request -> request.userPoolId(pool.id()))
                .userPool()
                .userPoolTags();
    }

    private static void missing(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ResourceNotFoundException.class);
    }

    private static void invalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class);
    }
}
