package io.kognita.userpool.resourceserver;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

/** Defines a resource server and its scopes. */
@Singleton
class CreateResourceServer extends Operation<CreateResourceServerRequest, CreateResourceServerResponse> {

    private final ResourceServerChanges changes;
    private final ResourceServerTable table;
    private final Clock clock;

    CreateResourceServer(ResourceServerChanges changes, ResourceServerTable table, Clock clock) {
        super(CreateResourceServerRequest::builder);
        this.changes = changes;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Uni<CreateResourceServerResponse> handle(CreateResourceServerRequest input, Call call) {
        ResourceServerType settings = ResourceServerShapes.created(input);
        return changes.apply(
                        input.userPoolId(),
                        input.identifier(),
                        () -> table.add(settings.userPoolId(), new ResourceServer(settings, clock.instant())),
                        SettingsEvents.Fact.RESOURCE_SERVER_CREATED,
                        call)
                .replaceWith(() -> CreateResourceServerResponse.builder()
                        .resourceServer(settings)
                        .build());
    }
}
