package io.kognita.userpool.attribute;

import io.kognita.userpool.message.Destination;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesResponse;

/** A user changes attributes; where a new address has to be verified, a code goes there. */
@Singleton
class UpdateUserAttributes extends Operation<UpdateUserAttributesRequest, UpdateUserAttributesResponse> {

    private final OwnAttributes attributes;

    UpdateUserAttributes(OwnAttributes attributes) {
        super(UpdateUserAttributesRequest::builder, Access.CLIENT);
        this.attributes = attributes;
    }

    @Override
    public Uni<UpdateUserAttributesResponse> handle(UpdateUserAttributesRequest input, Call call) {
        return attributes
                .change(input.accessToken(), input.userAttributes(), input.clientMetadata())
                .map(sent -> UpdateUserAttributesResponse.builder()
                        .codeDeliveryDetailsList(
                                sent.stream().map(Destination::masked).toList())
                        .build());
    }
}
