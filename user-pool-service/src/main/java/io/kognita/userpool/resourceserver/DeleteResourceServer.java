package io.kognita.userpool.resourceserver;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteResourceServerResponse;

/** Deletes a resource server; from then on no token is given with its scopes. */
@Singleton
class DeleteResourceServer extends Operation<DeleteResourceServerRequest, DeleteResourceServerResponse> {

    private final ResourceServerChanges changes;
    private final ResourceServerTable table;

    DeleteResourceServer(ResourceServerChanges changes, ResourceServerTable table) {
        super(DeleteResourceServerRequest::builder);
        this.changes = changes;
        this.table = table;
    }

    @Override
    public Uni<DeleteResourceServerResponse> handle(DeleteResourceServerRequest input, Call call) {
        return changes.apply(
                        input.userPoolId(),
                        input.identifier(),
                        () -> table.existing(input.userPoolId(), input.identifier())
                                .flatMap(table::remove),
                        SettingsEvents.Fact.RESOURCE_SERVER_DELETED,
                        call)
                .replaceWith(DeleteResourceServerResponse.builder()::build);
    }
}
