package io.kognita.userpool.tag;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UntagResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UntagResourceResponse;

/** Takes tags from a pool; those that it does not have are no error. */
@Singleton
class UntagResource extends Operation<UntagResourceRequest, UntagResourceResponse> {

    private final TagChanges changes;

    UntagResource(TagChanges changes) {
        super(UntagResourceRequest::builder);
        this.changes = changes;
    }

    @Override
    public Uni<UntagResourceResponse> handle(UntagResourceRequest input, Call call) {
        return changes.apply(input.resourceArn(), tags -> input.tagKeys().forEach(tags::remove), call)
                .replaceWith(UntagResourceResponse.builder()::build);
    }
}
