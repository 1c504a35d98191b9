package io.kognita.userpool.tag;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceResponse;

/** Lists the tags of a pool. */
@Singleton
class ListTagsForResource extends Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> {

    private final TaggedPools pools;

    ListTagsForResource(TaggedPools pools) {
        super(ListTagsForResourceRequest::builder);
        this.pools = pools;
    }

    @Override
    public Uni<ListTagsForResourceResponse> handle(ListTagsForResourceRequest input, Call call) {
        return pools.find(input.resourceArn())
                .map(pool -> ListTagsForResourceResponse.builder()
                        .tags(pool.settings().userPoolTags())
                        .build());
    }
}
