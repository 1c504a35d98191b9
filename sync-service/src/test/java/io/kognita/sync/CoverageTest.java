package io.kognita.sync;

import io.kognita.local.test.Coverage;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says which operations there are; here each is a method named after it. */
class CoverageTest {

    @Test
    void listsTheOperationsOfThisService() {
        Coverage.check(
                "cognito-sync",
                Coverage.classes()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .filter(type -> type.getAnnotation(Path.class).value().contains("identitypools"))
                        .flatMap(CoverageTest::operations));
    }

    private static Stream<String> operations(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(CoverageTest::answersRequests)
                .map(method -> method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                        + method.getName().substring(1));
    }

    private static boolean answersRequests(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }
}
