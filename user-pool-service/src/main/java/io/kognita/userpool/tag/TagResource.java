package io.kognita.userpool.tag;

import io.kognita.userpool.pool.TagRules;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TagResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TagResourceResponse;

/** Adds tags to a pool; a tag that it has already gets the new value. */
@Singleton
class TagResource extends Operation<TagResourceRequest, TagResourceResponse> {

    private final TagChanges changes;

    TagResource(TagChanges changes) {
        super(TagResourceRequest::builder);
        this.changes = changes;
    }

    @Override
    public Uni<TagResourceResponse> handle(TagResourceRequest input, Call call) {
        return changes.apply(input.resourceArn(), tags -> add(tags, input.tags()), call)
                .replaceWith(TagResourceResponse.builder()::build);
    }

    private static void add(Map<String, String> tags, Map<String, String> added) {
        tags.putAll(added);
        TagRules.violation(tags).ifPresent(rule -> {
            throw InvalidParameterException.builder().message(rule).build();
        });
    }
}
