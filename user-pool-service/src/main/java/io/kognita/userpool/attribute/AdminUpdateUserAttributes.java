package io.kognita.userpool.attribute;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesResponse;

/** An administrator changes a user's attributes, and may say that an address is verified. */
@Singleton
class AdminUpdateUserAttributes extends Operation<AdminUpdateUserAttributesRequest, AdminUpdateUserAttributesResponse> {

    private final AdministeredAttributes attributes;

    AdminUpdateUserAttributes(AdministeredAttributes attributes) {
        super(AdminUpdateUserAttributesRequest::builder);
        this.attributes = attributes;
    }

    @Override
    public Uni<AdminUpdateUserAttributesResponse> handle(AdminUpdateUserAttributesRequest input, Call call) {
        return attributes
                .change(input.userPoolId(), input.username(), input.userAttributes(), input.clientMetadata())
                .replaceWith(AdminUpdateUserAttributesResponse.builder().build());
    }
}
