package io.kognita.userpool.attribute;

import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserAttributesResponse;

/** An administrator takes attributes away from a user. */
@Singleton
class AdminDeleteUserAttributes extends Operation<AdminDeleteUserAttributesRequest, AdminDeleteUserAttributesResponse> {

    private final AdministeredAttributes attributes;

    AdminDeleteUserAttributes(AdministeredAttributes attributes) {
        super(AdminDeleteUserAttributesRequest::builder);
        this.attributes = attributes;
    }

    @Override
    public Uni<AdminDeleteUserAttributesResponse> handle(AdminDeleteUserAttributesRequest input, Call call) {
        return attributes
                .change(input.userPoolId(), input.username(), Removals.of(input.userAttributeNames()), Map.of())
                .replaceWith(AdminDeleteUserAttributesResponse.builder().build());
    }
}
