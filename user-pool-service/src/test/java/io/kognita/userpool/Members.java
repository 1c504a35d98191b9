package io.kognita.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Compares a request with what a Describe answer gives back, member by member, for all members the SDK has. */
public final class Members {

    private Members() {}

    /**
     * Fails when the request leaves a member out, or the answer has another value for it.
     *
     * @param renamed members that the answer calls otherwise
     * @param notReturned members that no answer has
     */
    public static void assertAllReturned(
            SdkPojo request, SdkPojo described, Map<String, String> renamed, Set<String> notReturned) {
        for (SdkField<?> field : request.sdkFields()) {
            if (notReturned.contains(field.locationName())) {
                continue;
            }
            Object sent = field.getValueOrDefault(request);
            assertThat(sent)
                    .as("%s is set by the test", field.locationName())
                    .isNotNull()
                    .isNotInstanceOf(SdkAutoConstructList.class)
                    .isNotInstanceOf(SdkAutoConstructMap.class);
            String name = renamed.getOrDefault(field.locationName(), field.locationName());
            assertThat(value(described, name)).as(name).isEqualTo(sent);
        }
    }

    private static Object value(SdkPojo shape, String name) {
        return shape.sdkFields().stream()
                .filter(field -> field.locationName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the answer has no member " + name))
                .getValueOrDefault(shape);
    }
}
