package io.kognita.userpool.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderResponse;

class CategoryTest {

    @Test
    void everyOperationOfTheApiHasOne() {
        Set<String> operations = Arrays.stream(CognitoIdentityProviderClient.class.getMethods())
                .filter(method -> CognitoIdentityProviderResponse.class.isAssignableFrom(method.getReturnType()))
                .map(Method::getName)
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toSet());
        assertThat(operations).hasSizeGreaterThan(130);

        assertThat(operations)
                .allSatisfy(operation ->
                        assertThatCode(() -> Category.ofOperation(operation)).doesNotThrowAnyException());
    }

    @Test
    void aLimitOfTheDeploymentComesBeforeAmazons() {
        DefaultLimits limits = new DefaultLimits(new TestLimitSettings(Map.of("UserCreation", 500, "USERREAD", 7), 60));

        assertThat(limits.of(Category.USER_CREATION)).isEqualTo(500);
        assertThat(limits.of(Category.USER_READ)).isEqualTo(7);
        assertThat(limits.of(Category.USER_AUTHENTICATION)).isEqualTo(120);
    }

    @Test
    void refusesDefaultsThatMeanNothing() {
        for (Map<String, Integer> defaults : List.of(Map.of("UserCration", 500), Map.of("UserCreation", 0))) {
            assertThatThrownBy(() -> new DefaultLimits(new TestLimitSettings(defaults, 60)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
