package io.kognita.userpool.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitClass;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitDefinitionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ServiceQuotaExceededException;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProvisionedLimitsTest {

    private final CognitoIdentityProviderClient idp = Idp.client();

    @Test
    void aLimitIsAwsDefaultUntilItIsSet() {
        LimitType before = get("UserFederation");
        assertThat(before.provisionedLimitValue()).isEqualTo(25);
        assertThat(before.freeLimitValue()).isEqualTo(25);
        assertThat(before.limitDefinition()).isEqualTo(category("UserFederation"));

        assertThat(set("UserFederation", 100).provisionedLimitValue()).isEqualTo(100);
        set("UserFederation", 200);
        assertThat(get("UserFederation").provisionedLimitValue()).isEqualTo(200);
        assertThat(get("UserFederation").freeLimitValue()).isEqualTo(25);
        assertThat(get("UserRead").provisionedLimitValue()).isEqualTo(120);
    }

    @Test
    void aLimitLiesBetweenItsDefaultAndTheHighest() {
        assertThatThrownBy(() -> set("UserCreation", 49)).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> set("UserCreation", 10_001)).isInstanceOf(ServiceQuotaExceededException.class);
    }

    @Test
    void namesWhatDoesNotExist() {
        assertThatThrownBy(() -> get("Nothing")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> set("Nothing", 100)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> idp.getProvisionedLimit(
                        request -> request.limitDefinition(limit -> limit.limitClass(LimitClass.API_CATEGORY)
                                .attributes(Map.of("Category", "UserRead", "More", "x")))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private LimitType get(String name) {
        return idp.getProvisionedLimit(request -> request.limitDefinition(category(name)))
                .limit();
    }

    private LimitType set(String name, int value) {
        return idp.updateProvisionedLimit(
                        request -> request.limitDefinition(category(name)).requestedLimitValue(value))
                .limit();
    }

    private static LimitDefinitionType category(String name) {
        return LimitDefinitionType.builder()
                .limitClass(LimitClass.API_CATEGORY)
                .attributes(Map.of("Category", name))
                .build();
    }
}
