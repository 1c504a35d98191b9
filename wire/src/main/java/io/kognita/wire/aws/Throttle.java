package io.kognita.wire.aws;

import io.smallrye.mutiny.Uni;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Decides before a call is carried out whether there are too many of its kind. */
public interface Throttle {

    /** Admits every call. */
    Throttle NONE = (call, input) -> Uni.createFrom().voidItem();

    /**
     * Counts a call whose caller is known.
     *
     * @return a failure, in the words of the service's API, when the call is one too many
     */
    Uni<Void> admit(Call call, Input input);

    /** What of a call's input says to whom it counts. */
    @FunctionalInterface
    interface Input {

        /** A text of the input by its name in AWS's API; null when there is none. */
        String member(String name);

        /** An input of one member. */
        static Input of(String name, String text) {
            return asked -> asked.equals(name) ? text : null;
        }

        /** The members of a request. */
        static Input of(SdkPojo request) {
            return name -> {
                SdkField<?> field = request.sdkFieldNameToField().get(name);
                return field == null ? null : (String) field.getValueOrDefault(request);
            };
        }
    }
}
