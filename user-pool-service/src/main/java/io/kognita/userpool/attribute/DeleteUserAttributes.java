package io.kognita.userpool.attribute;

import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserAttributesResponse;

/** A user takes attributes away. */
@Singleton
class DeleteUserAttributes extends Operation<DeleteUserAttributesRequest, DeleteUserAttributesResponse> {

    private final OwnAttributes attributes;

    DeleteUserAttributes(OwnAttributes attributes) {
        super(DeleteUserAttributesRequest::builder, Access.CLIENT);
        this.attributes = attributes;
    }

    @Override
    public Uni<DeleteUserAttributesResponse> handle(DeleteUserAttributesRequest input, Call call) {
        return attributes
                .change(input.accessToken(), Removals.of(input.userAttributeNames()), Map.of())
                .replaceWith(DeleteUserAttributesResponse.builder().build());
    }
}
