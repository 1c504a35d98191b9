package io.kognita.userpool.resourceserver;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateResourceServerResponse;

/** Replaces the name and scopes of a resource server. */
@Singleton
class UpdateResourceServer extends Operation<UpdateResourceServerRequest, UpdateResourceServerResponse> {

    private final ResourceServerChanges changes;
    private final ResourceServerTable table;

    UpdateResourceServer(ResourceServerChanges changes, ResourceServerTable table) {
        super(UpdateResourceServerRequest::builder);
        this.changes = changes;
        this.table = table;
    }

    @Override
    public Uni<UpdateResourceServerResponse> handle(UpdateResourceServerRequest input, Call call) {
        ResourceServerType settings = ResourceServerShapes.updated(input);
        return changes.apply(
                        input.userPoolId(),
                        input.identifier(),
                        () -> table.existing(input.userPoolId(), input.identifier())
                                .invoke(server -> server.change(settings)),
                        SettingsEvents.Fact.RESOURCE_SERVER_CHANGED,
                        call)
                .replaceWith(() -> UpdateResourceServerResponse.builder()
                        .resourceServer(settings)
                        .build());
    }
}
