package io.kognita.userpool;

import io.kognita.local.test.Coverage;
import io.kognita.wire.aws.Operation;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;

/** The page that says which operations there are. */
class CoverageTest {

    @Test
    void listsTheOperationsOfThisService() {
        Coverage.check(
                "cognito-idp",
                Coverage.classes()
                        .filter(type ->
                                Operation.class.isAssignableFrom(type) && type.isAnnotationPresent(Singleton.class))
                        .map(Class::getSimpleName));
    }
}
